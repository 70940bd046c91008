"""Reading JSON text that may come from anywhere.

Readers of JSON differ in what they make of a name that an object has twice (RFC 8259, 4), and some
take ``NaN``. Here both are refused, so that nobody reads a document otherwise than it is read here.

How deeply the text is nested is known before it is parsed. CPython refuses what is too deep for its
stack. In a browser the stack is JavaScript's, which ends without a word to Python, and takes the
whole interpreter with it.
"""

from __future__ import annotations

import json
import re
from typing import Any

DEEPEST = 100
"""Levels that are parsed. Compiled trees, courses and receipts have fewer than ten."""

_TEXT = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")


def read_json(text: str) -> Any:
    """The value of the JSON *text*.

    Raises:
        ValueError: it isn't JSON, an object has a name twice, or it is nested deeper than
            :data:`DEEPEST`.
    """
    if is_too_deep(text):
        raise ValueError("it is nested too deep")
    return _decode(text)


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


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"an object has the member “{twice}” twice")
    return members


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} isn't JSON")


# `json.loads` would make itself a decoder for each text.
_decode = json.JSONDecoder(object_pairs_hook=_members, parse_constant=_refuse).decode
