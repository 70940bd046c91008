"""Hidden characters show, and text that is visible stays as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soundingboard.engine.characters import is_control, is_hidden, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\r\tc", r"a\nb\r\tc"),
        ("\x1b[2J\x07\x7f", r"\x1b[2J\x07\x7f"),
        ("\x9b31m\x85", r"\x9b31m\x85"),
        ("\u2028\u2029", r"\u2028\u2029"),
        ("a\u202eb\u2066\u2069", r"a\u202eb\u2066\u2069"),
        ("a\u200e\u200f\u061cb", r"a\u200e\u200f\u061cb"),
        ("a\u200b\u200d\u2060\ufeff\xadb", r"a\u200b\u200d\u2060\ufeff\xadb"),
        ("\u3164\u2800\u115f\ufe0f\u034f", r"\u3164\u2800\u115f\ufe0f\u034f"),
        ("\U000e0041\U000e0100", r"\U000e0041\U000e0100"),
        ("\ud800\udcff\ue000\uffff", r"\ud800\udcff\ue000\uffff"),
        ("\u0301a", r"\u0301a"),
        ("a" + "\u0301" * 6, "a" + "\u0301" * 4 + r"\u0301\u0301"),
    ],
)
def test_hidden_characters_show_as_escapes(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("text", ["", "a b", "Zoë – “Élan”", "10\xa0km", "ガー", "Nguyễn", "👍 👩"])
def test_what_can_be_seen_is_unchanged(text: str) -> None:
    assert visible(text) == text
    assert visible(unicodedata.normalize("NFD", text)) == unicodedata.normalize("NFD", text)


@given(st.text(st.characters(codec=None)))
def test_what_is_shown_is_one_line_without_hidden_characters(text: str) -> None:
    shown = visible(text)
    assert not any(map(is_hidden, shown))
    assert len(shown.splitlines()) <= 1
    assert visible(shown) == shown


def test_a_control_character_is_hidden() -> None:
    controls = [chr(point) for point in range(0x110000) if is_control(chr(point))]
    assert {"\n", "\x1b", "\x9b", "\u2028", "\u202e", "\u2066"} <= {*controls}
    assert all(map(is_hidden, controls))
