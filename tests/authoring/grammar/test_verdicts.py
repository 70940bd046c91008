"""What a word that is no verdict may mean: never the opposite of what it says."""

from __future__ import annotations

import pytest
from tests.authoring.small import found
from tests.handbooks import TREE_TEXT, swap

from soundingboard.authoring.grammar.verdicts import VERDICTS, did_you_mean_verdict


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("Allwed", "allowed"),
        ("Not alowed", "not allowed"),
        ("Ask frist", "ask first"),
        ("Advised againts", "advised against"),
        ("Not coverd", "not covered"),
        ("Allowed with condition", "allowed with conditions"),
        ("Prohibited", "not allowed"),
        ("Forbidden", "not allowed"),
        ("Disallowed", "not allowed"),
        ("Not permitted", "not allowed"),
        ("Isn’t allowed", "not allowed"),
        ("Not recommended", "advised against"),
        ("Permitted", "allowed"),
        ("OK", "allowed"),
    ],
)
def test_a_slip_or_another_word_for_a_verdict(word: str, verdict: str) -> None:
    assert did_you_mean_verdict(word, VERDICTS, "No.") == f"Did you mean “{verdict}”?"


@pytest.mark.parametrize(
    "word",
    [
        *("Not allowed without consent", "Now allowed", "Unallowed", "Not allowed unless asked"),
        *("Never allowed", "Allowed?", "Not ask first", "Not advised against", "Covered", "Maybe"),
        *("Allowed not", "Recommended", "Hot allowed", "Not", "", "Not allowed with conditions"),
    ],
)
def test_nothing_is_suggested_that_says_something_else(word: str) -> None:
    hint = did_you_mean_verdict(word, VERDICTS, "No.")
    assert hint == ("Did you mean “allowed”?" if word == "Allowed?" else "No.")


OPENING = "**Allowed.** Your own account is"
CITED = "([2.1](../../docs/procedures/ap-1.md#c-2-1))"


@pytest.mark.parametrize(
    "opening",
    [
        f"**Allowed.** Not allowed {CITED}. It is",
        "**Allowed.** Not allowed, though it is",
        "**Allowed.** Not allowed – it is",
        "**Allowed.** Verdict: not allowed. It is",
        "**Allowed.** It is.\n\nNot allowed. It is",
        "**Allowed.** It is.\n\n- Ask first: it is",
        "**Allowed.** It is **not allowed at all**, or",
    ],
)
def test_a_second_verdict_is_refused_wherever_it_could_be_taken_for_one(opening: str) -> None:
    codes = {code for _, code in found(swap(TREE_TEXT, OPENING, opening))}
    assert codes == {"unclear-verdict"}


def test_a_title_that_says_another_verdict_is_refused() -> None:
    text = TREE_TEXT.replace("Your choice", "Not allowed").replace("#your-choice", "#not-allowed")
    line = text[: text.index("## Not allowed")].count("\n") + 1
    assert found(text) == [(line, "unclear-verdict")]


@pytest.mark.parametrize(
    "opening",
    [
        "**Allowed.** Allowed accounts are",
        "**Allowed.** It is.\n\nNot allowed accounts are others. It is",
        "**Allowed.** It is.\n\nAllowed: all that is",
        "**Allowed.** Asking first is",
    ],
)
def test_words_of_a_verdict_may_be_used_in_a_reason(opening: str) -> None:
    assert found(swap(TREE_TEXT, OPENING, opening)) == []
