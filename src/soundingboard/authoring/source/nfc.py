"""Unicode's normal forms (Unicode Standard Annex 15), in time linear in the text.

Putting combining marks into their order takes time quadratic in their number. No script needs more
than a few on one letter; the annex's stream-safe format allows 30, and so many are put into order
at a time here.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

_MARKS = 30
_SHORT = 500
"""Characters of a text for which even the worst takes no time."""


Form = Literal["NFC", "NFD", "NFKC", "NFKD"]


def nfc(text: str) -> str:
    """*text* in the composed form, as :func:`normalized`."""
    return normalized("NFC", text)


def normalized(form: Form, text: str) -> str:
    """*text* in *form*; of more than 30 combining marks in a row, each 30 for themselves."""
    if text.isascii() or len(text) < _SHORT:
        return unicodedata.normalize(form, text)
    pieces: list[str] = []
    start = marks = 0
    for place, char in enumerate(text):
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks > _MARKS:
            pieces.append(text[start:place])
            start, marks = place, 1
    pieces.append(text[start:])
    return "".join(unicodedata.normalize(form, piece) for piece in pieces)
