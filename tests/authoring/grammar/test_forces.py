"""The force of a step is read as words, and what isn't in the vocabulary has none."""

from __future__ import annotations

import pytest
from tests.authoring.small import found
from tests.handbooks import TREE_TEXT, swap

from soundingboard.authoring.grammar.forces import FORCES, read_force


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("You must notify the principal.", "You must"),
        ("You must nothing-but-the-truth it.", "You must"),
        ("You should note the date.", "You should"),
        ("You may show it.", "You may"),
        ("You may notify them.", "You may"),
        ("YOU MUST NOT go.", "You must not"),
        ("You  must\u00a0not go.", "You must not"),
        ("You must always ask.", "You must"),
        ("You must, if they ask, go.", "You must"),
        ("You must not, in any case, go.", "You must not"),
        ("You must: go", "You must"),
        ("You should not post it.", "You should not"),
        ("You must comply with it.", "You must"),
        ("You should reply only to them.", "You should"),
        ("You may still post it.", "You may"),
        ("You are expected to report it.", "You are expected to"),
        ("You are expected not to post it.", "You are expected not to"),
        ("You must ask: may they?", "You must"),
        ("You must: May I", "You must"),
        ("You must at work tell those who do not know.", "You must"),
        ("You must, if they ask, and in writing, go.", "You must"),
        ("Recommended: ask.", "Recommended"),
        ("Recommended: do not ask.", "Recommended"),
    ],
)
def test_a_force_is_its_words(text: str, name: str) -> None:
    force = read_force(" ".join(text.split()))
    assert force is not None
    assert force.force == name
    assert " ".join(text.split())[: force.length].casefold() == name.casefold()


@pytest.mark.parametrize(
    "text",
    [
        *("You may not go.", "You may never go.", "You may only go.", "You may or may not go."),
        *(
            "You must never go.",
            "You must only go.",
            "You must no longer go.",
            "You must at no time",
        ),
        *("You must not only go.", "You must not always go.", "You should never go."),
        *("You should only go.", "You should rarely go.", "You must under no circumstances go."),
        *("You must (not) go.", "You may: not go.", "You must: never go."),
        *("You must, under no circumstances, go.", "You must, in class, never go."),
        *("You must/should go.", "You must", "You must?", "You must. Go.", "You must-not go."),
        *("You mustn’t go.", "You mustn't go.", "You muster staff.", "You mays go.", "You must_go"),
        *("You must also not go.", "You must absolutely never go.", "You must rather not go."),
        *("You may, but should not, go.", "You may but must not go.", "You must and may go."),
        *("You must in all cases not go.", "You must, if asked, in class, never go."),
        *("You must n\u043et go.", "You must \uff4e\uff4f\uff54 go.", "You must n0t go."),
        *("You must n\u0336o\u0336t\u0336 go.", "You must no\u1e6d go.", "You must \u00f1ot go."),
        *("You must ne\u03bder go.", "You may \u043enly go.", "You may n\u03bft go."),
        *("You may: must not go.", "You may (must) go."),
        *("You are expected to never go.", "You are expected.", "You are expected to only go."),
        *("You are not expected to go.", "You are expected not to only go.", "You are going."),
        "Recommended: against going.",
        *("Recommended against: going.", "Recommended not: going.", "Recommended", "Recommended:"),
        *("Recommended go.", "Recommendedly: go.", "Recommended: you must not go."),
        *("Required: go.", "Not recommended: go.", "Go.", "", "They must go.", "Must go.", "You"),
    ],
)
def test_other_words_have_no_force(text: str) -> None:
    assert read_force(text) is None


@pytest.mark.parametrize("force", FORCES)
def test_every_force_has_a_slug_for_the_page(force: str) -> None:
    found = read_force(f"{force}: go" if force == "Recommended" else f"{force} go")
    assert found is not None
    assert found.force.slug == force.lower().removeprefix("you ").replace(" ", "-")


@pytest.mark.parametrize("below", ["not post it.", "- post it\n  - never tell them"])
def test_no_word_below_a_force_changes_it(below: str) -> None:
    step = "- [ ] You must decline the request."
    found_at = found(swap(TREE_TEXT, step, f"- [ ] You may:\n\n  {below}\n"))
    assert (27, "step-force") in found_at


def test_a_force_that_looks_like_another_is_refused_as_a_look_alike() -> None:
    text = swap(TREE_TEXT, "You must decline", "You must n\u043et decline")
    assert found(text) == [(27, "look-alike")]
