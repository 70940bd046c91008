"""How deeply JSON text is nested, known before it is parsed.

CPython refuses what is too deep for its stack. In a browser the stack is JavaScript's, which ends
without a word to Python, and takes the whole interpreter with it.
"""

from __future__ import annotations

import re

DEEPEST = 100
"""Levels that are parsed. Compiled trees, courses and receipts have fewer than ten."""

_TEXT = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")


def is_too_deep(text: str) -> bool:
    """Whether the JSON *text* is nested deeper than :data:`DEEPEST`."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return False
    depth = 0
    for bracket in _BRACKET.findall(_TEXT.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST:
            return True
    return False
