"""Canonical JSON: one sequence of bytes for one value, so that it can be hashed and signed.

RFC 8785, JSON Canonicalization Scheme, without its floating-point numbers: members sorted by the
UTF-16 code units of their names, no white space, the escapes of ECMAScript, UTF-8.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from soundingboard.engine.json_depth import is_too_deep

LARGEST = 2**53 - 1
"""The largest whole number that every JSON reader holds exactly (RFC 7493, 2.2)."""


def canonical(value: object) -> bytes:
    """The canonical form of *value*: ``None``, truth values, whole numbers, text, lists, mappings.

    Raises:
        ValueError: anything else, floating-point numbers included; a number further from 0 than
            :data:`LARGEST`; half a character (a lone surrogate); a mapping with a name that is no
            text; or a value that is nested too deep.
    """
    try:
        text = json.dumps(_ordered(value), ensure_ascii=False, separators=(",", ":"))
    except RecursionError as error:
        raise ValueError("the value is nested too deep") from error
    return text.encode()


def digest(value: object) -> str:
    """SHA-256, in hex, of the canonical form of *value*.

    Raises:
        ValueError: *value* has no canonical form.
    """
    return hashlib.sha256(canonical(value)).hexdigest()


def read(data: bytes) -> Any:
    """The value whose canonical form is *data*, byte for byte.

    Raises:
        ValueError: *data* is not JSON, or not in its canonical form.
    """
    text = data.decode()
    if is_too_deep(text):
        raise ValueError("the value is nested too deep")
    value = json.loads(text, object_pairs_hook=without_repetition)
    if canonical(value) != data:
        raise ValueError("the JSON is not in its canonical form (RFC 8785)")
    return value


def without_repetition(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Members of a JSON object, for ``json.loads``; a name that stands twice is refused.

    Readers differ in which of the two they take (RFC 8259, 4).

    Raises:
        ValueError: a name stands twice.
    """
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise ValueError(f"the member “{name}” stands twice")
        members[name] = value
    return members


def _ordered(value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        value.encode()  # raises ValueError for half a character
        return value
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise ValueError(f"{value} is too large a number to be exact everywhere")
        return value
    if isinstance(value, list):
        return [_ordered(item) for item in value]
    if isinstance(value, dict):
        if not all(isinstance(name, str) for name in value):
            raise ValueError("a member's name is not text")
        names = sorted(value, key=_code_units)
        return {_ordered(name): _ordered(value[name]) for name in names}
    raise ValueError(f"{type(value).__name__} has no canonical form here")


def _code_units(name: str) -> list[int]:
    """The UTF-16 code units of *name*. The browser's small library brings no codec for them."""
    units: list[int] = []
    for point in map(ord, name):
        if point > 0xFFFF:
            high, low = divmod(point - 0x10000, 0x400)
            units += (0xD800 + high, 0xDC00 + low)
        else:
            units.append(point)
    return units
