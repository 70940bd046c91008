"""What must be true of a course's file as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import on_record, swap, write_handbook

from soundingboard.authoring.handbook import load


def told(root: Path, text: str) -> list[str]:
    """The problems of the course, which draws 2 scenarios, of which 1 must be right."""
    course = swap(COURSE_TEXT, "A short course.", text)
    return [str(item) for item in load(on_record(write_handbook(root, **{COURSE: course}))).errors]


@pytest.mark.parametrize(
    ("text", "field", "due"),
    [
        ("Eight right answers pass.", "pass-mark", 1),
        ("You pass with two correct answers.", "pass-mark", 1),
        ("The pass mark is 2.", "pass-mark", 1),
        ("At least 2 must be right.", "pass-mark", 1),
        ("Two of two right answers pass.", "pass-mark", 1),
        ("You need 1 of 10 to pass.", "draw", 2),
        ("The quiz asks five scenarios.", "draw", 2),
        ("Three scenarios are drawn.", "draw", 2),
    ],
)
def test_a_text_with_other_numbers_than_the_quiz_is_reported(
    tmp_path: Path, text: str, field: str, due: int
) -> None:
    [problem] = told(tmp_path, text)
    assert problem == (
        f"{COURSE}:14: quiz-differs Expected {due}, as in the field “{field}”, found "
        f"“{text[:-1]}”. Write {due} here. If the text is right, correct the field."
    )


@pytest.mark.parametrize(
    "text",
    [
        "One right answer passes.",
        "You need 1 of 2 to pass.",
        "Two scenarios are drawn; one right answer passes.",
        "It takes ten minutes.",
        "Three of our schools took part.",
    ],
)
def test_a_text_with_the_same_numbers_or_with_others_passes(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []
