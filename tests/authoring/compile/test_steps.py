"""Steps: what is said of one that doesn't begin with its force."""

from __future__ import annotations

import pytest

from soundingboard.authoring.compile.nodes import read_node
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.sections import split


def hint(step: str) -> str:
    """The hint about the only problem of an outcome with that *step*."""
    text = f"## Decline\n\n**Not allowed.** Staff must not.\n\n- [ ] {step}\n"
    _, section = split(markdown.tokenize(text))
    [problem] = read_node("a.md", section)[1]
    assert (problem.line, problem.code) == (5, "step-force")
    return problem.hint


@pytest.mark.parametrize(
    ("words", "force"),
    [
        ("You must never", "You must not"),
        ("You may not", "You must not"),
        ("You can’t", "You must not"),
        ("You shall", "You must"),
        ("You have to", "You must"),
        ("You should never", "You should not"),
        ("You can", "You may"),
    ],
)
def test_other_words_for_a_force_have_a_hint_to_write_the_force(words: str, force: str) -> None:
    assert hint(f"{words} post it.") == f"Write “{force} …” instead of “{words} …”."


def test_only_comes_after_what_it_is_about() -> None:
    assert "“You must post at work only”" in hint("You must only post at work.")


def test_for_all_else_the_hint_lists_the_forces() -> None:
    assert hint("Decline it.").startswith("Begin it with “You must not”, “You must”, ")
    assert hint("Decline it.").endswith("“You may” or “Recommended:”, in plain text.")
