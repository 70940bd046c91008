"""What a word that is no verdict may mean: never the opposite of what it says."""

from __future__ import annotations

import pytest

from soundingboard.authoring.verdicts import VERDICTS, did_you_mean_verdict


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
