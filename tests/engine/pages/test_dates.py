"""Days and months in words."""

from __future__ import annotations

import datetime

import pytest

from soundingboard.engine.pages.dates import in_words, told


def test_a_day_and_a_month_are_in_words() -> None:
    assert in_words(datetime.date(2020, 12, 5)) == "December 5, 2020"
    assert in_words("2020-12-05") == "December 5, 2020"
    assert in_words("2017-09") == "September 2017"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-20", "November 20, 2026"),
        ("", ""),
        ("2026-02-30", "2026-02-30"),
        ("today", "today"),
    ],
)
def test_a_day_that_the_browser_has_told_is_in_words(text: str, words: str) -> None:
    assert told(text) == words
