"""Characters that a reader can't see, and a form of text in which they show.

Text from outside, such as a file's name or a name in a receipt, can hold line breaks, escape
sequences for terminals (ECMA-48), and characters that turn the direction of writing (Unicode
Standard Annex 9). Printed as they are, they can forge a line of output or make one name look like
another.
"""

from __future__ import annotations

import unicodedata

_CONTROL = ("Cc", "Zl", "Zp")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
# The explicit formatting characters of UAX 9: a name that holds one reads otherwise than it is.
_TURNING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")

# Default_Ignorable_Code_Point of the Unicode Character Database, as far as the categories above
# don't cover it, and the empty Braille pattern, which is blank without being a space.
_BLANK = frozenset(
    (
        *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0),
        *range(0x180B, 0x1810),
        *range(0xFE00, 0xFE10),
        *range(0xE0000, 0xE1000),
    )
)

_MARKS = ("Mn", "Me")
_STACKED = 4
"""The most combining marks on one character that any writing system's names need."""


def is_control(char: str) -> bool:
    """Whether *char* is a control character, a line break, or turns the direction of writing."""
    return unicodedata.category(char) in _CONTROL or unicodedata.bidirectional(char) in _TURNING


def is_hidden(char: str) -> bool:
    """Whether *char* can't be seen: a control character, or one without a shape or a width."""
    return unicodedata.category(char) in _UNSEEN or ord(char) in _BLANK


def visible(text: str) -> str:
    r"""*text* as one line in which every character shows; hidden ones are escaped.

    The escapes are those of Python and JavaScript: ``\n``, ``\x1b``, ``\u202e``. Combining marks
    that stack up over the lines around them are escaped too. Text that is visible is unchanged.
    """
    if text.isascii() and text.isprintable():
        return text
    shown: list[str] = []
    stacked = _STACKED  # a mark at the beginning would sit on what is printed before the text
    for char in text:
        is_mark = unicodedata.category(char) in _MARKS
        if is_hidden(char) or (is_mark and stacked >= _STACKED):
            shown.append(_escaped(char))
        else:
            shown.append(char)
            stacked = stacked + 1 if is_mark else 0
    return "".join(shown)


def _escaped(char: str) -> str:
    short = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char)
    if short is not None:
        return short
    point = ord(char)
    if point <= 0xFF:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"
