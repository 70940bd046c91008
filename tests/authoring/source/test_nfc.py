"""Unicode's composed form, the standard library's wherever text is written by people."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from soundingboard.authoring.source.nfc import nfc

WORDS = "a word, " * 70
"""So much that the text isn't short, for which alone the work is divided."""

# No more marks in a row than scripts need.
WRITTEN = st.lists(st.text(max_size=30), max_size=5).map("x".join)


@given(WRITTEN)
def test_it_is_the_standard_library_s(text: str) -> None:
    assert nfc(f"{WORDS}x{text}") == unicodedata.normalize("NFC", f"{WORDS}x{text}")
    assert nfc(text) == unicodedata.normalize("NFC", text)


def test_thirty_marks_are_put_in_order_in_a_long_text() -> None:
    text = f"{WORDS}e" + "\u0301\u0316" * 15
    assert nfc(text) == unicodedata.normalize("NFC", text)
    assert nfc(text) != text


def test_more_marks_than_any_script_needs_are_composed_by_thirty() -> None:
    text = "e" + "\u0301" * 1000
    assert nfc(text) == unicodedata.normalize("NFC", text)
    mixed = "e" + "\u0301\u0316" * 1000
    assert sorted(unicodedata.normalize("NFD", nfc(mixed))) == sorted(mixed)
