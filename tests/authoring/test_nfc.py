"""Unicode's composed form, the standard library's wherever text is written by people."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from soundingboard.authoring.nfc import nfc

WRITTEN = st.text(max_size=40)


@given(WRITTEN)
def test_it_is_the_standard_library_s(text: str) -> None:
    assert nfc(text) == unicodedata.normalize("NFC", text)


@given(WRITTEN, st.integers(0, 30))
def test_it_is_the_same_in_a_long_text_with_as_many_marks_as_scripts_need(
    text: str, marks: int
) -> None:
    long = "a word, " * 70 + "e" + "\u0316\u0301" * (marks // 2) + " " + text
    if not any(unicodedata.combining(char) for char in text):
        assert nfc(long) == unicodedata.normalize("NFC", long)


def test_more_marks_than_any_script_needs_are_composed_by_thirty() -> None:
    text = "e" + "\u0301" * 1000
    assert nfc(text) == unicodedata.normalize("NFC", text)
    mixed = "e" + "\u0301\u0316" * 1000
    assert sorted(unicodedata.normalize("NFD", nfc(mixed))) == sorted(mixed)
    assert nfc(mixed) == nfc(mixed)
