"""How wide text is, and where it is broken into lines."""

from __future__ import annotations

import pytest

from soundingboard.authoring.drawing.flowchart_text import text_width, wrap


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ("",)),
        ("one", ("one",)),
        ("one two three", ("one two", "three")),
        ("WWWWWWWW", ("WWWW", "WWWW")),
        ("a WWWWWW b", ("a", "WWWW", "WW b")),
        ("学生是谁", ("学生是谁",)),
        ("学生是谁呢", ("学生是谁", "呢")),
        ("e\u0301" * 3, ("e\u0301" * 3,)),
    ],
)
def test_text_is_broken_between_words_where_it_can_be(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 50, 10) == lines


def test_widths_are_those_of_letters() -> None:
    assert text_width("iii", 10) < text_width("nnn", 10) < text_width("WWW", 10)
    assert text_width("é", 10) == text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("n", 20) == 2 * text_width("n", 10)
    assert text_width("n", 10, bold=True) > text_width("n", 10)
