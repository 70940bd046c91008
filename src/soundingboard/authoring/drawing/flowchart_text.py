"""How wide text is, near enough to wrap it into boxes before any font is known."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from soundingboard.authoring.source.nfc import nfc

# Widths in thousandths of the font size, as in Helvetica, by the characters that have them.
_GROUPS = {
    222: "ijl’‘'",
    278: " !,./:;I[]\\ft",
    333: '-()r`“”"',
    450: "•",
    500: "Jckszvxy–",
    556: "0123456789abdeghnopquL?$#_…",
    611: "FTZ+=<>",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    1000: "W@%—→",
}
_WIDTHS = {char: width for width, chars in _GROUPS.items() for char in chars}
_LETTER = 600
_IDEOGRAPH = 1000

# Room for the widest of the fonts that systems have by default (Verdana, DejaVu Sans), whose bold
# is wider still.
_ALLOWANCE = 1.17
_BOLD = 1.11
_LONGEST = 500
"""The most characters of a line, whatever their width."""


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of *text* in a sans serif of *size*, in the same unit."""
    thousandths = sum(map(_char_width, nfc(text)))
    return thousandths / 1000 * size * _ALLOWANCE * (_BOLD if bold else 1)


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """*text* in lines no wider than *width*, broken between words where it can be."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, width, size, bold=bold):
        longer = f"{line} {word}" if line else word
        if line and _too_wide(longer, width, size, bold=bold):
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line)


def _too_wide(text: str, width: float, size: float, *, bold: bool) -> bool:
    # Without a limit, characters of no width would make a line of any length.
    return len(text) > _LONGEST or text_width(text, size, bold=bold) > width


def _pieces(text: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    """The words of *text*, those wider than a line in parts."""
    for word in text.split():
        part = ""
        for char in word:
            # A mark stays with its letter.
            opens = _char_width(char) or len(part) > _LONGEST
            if part and opens and _too_wide(part + char, width, size, bold=bold):
                yield part
                part = ""
            part += char
        yield part


def _char_width(char: str) -> int:
    if char in _WIDTHS:
        return _WIDTHS[char]
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return _IDEOGRAPH
    base = unicodedata.normalize("NFD", char)[0]
    return _WIDTHS.get(base, _LETTER)
