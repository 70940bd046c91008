"""Canonical JSON: one sequence of bytes for one value, so that it can be hashed and signed.

RFC 8785, JSON Canonicalization Scheme: members sorted by the UTF-16 code units of their names, no
white space, the escapes and the numbers of ECMAScript, UTF-8.
"""

from __future__ import annotations

import hashlib
import math
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from soundingboard.engine.json_reader import read_json

LARGEST = 2**53 - 1
"""The largest whole number that every JSON reader holds exactly (RFC 7493, 2.2)."""

_FIXED = 21
"""The most digits before the point of a number that is written without an exponent."""

_ZEROS = 6
"""One more than the most zeros between the point and the first digit of such a number."""


def canonical(value: object) -> bytes:
    """The canonical form of *value*: ``None``, truth values, numbers, text, lists, mappings.

    Raises:
        ValueError: anything else; a whole number further from 0 than :data:`LARGEST`; NaN and the
            infinities; half a character (a lone surrogate); a mapping with a key that is not text;
            or a value that is nested too deep.
    """
    try:
        text = _written(value)
    except RecursionError as error:
        raise ValueError("the value is nested too deep") from error
    return text.encode()  # raises ValueError for half a character


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
    value = read_json(data.decode())
    if canonical(value) != data:
        raise ValueError("the JSON is not in its canonical form (RFC 8785)")
    return value


def number(value: float) -> str:
    """*value* as ECMAScript writes it (ECMA-262, Number::toString).

    Raises:
        ValueError: it is NaN or infinite.
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} is not a number of JSON")
    if value == 0:
        return "0"
    if value < 0:
        return f"-{number(-value)}"
    # Python and ECMAScript find the same digits, the shortest that read back as the same number.
    mantissa, _, exponent = repr(value).partition("e")
    whole, _, fraction = mantissa.partition(".")
    written = whole + fraction
    digits = written.strip("0")
    # The value is 0.digits times ten to the power of *point*.
    point = len(whole) + int(exponent or 0) - (len(written) - len(written.lstrip("0")))
    if len(digits) <= point <= _FIXED:
        return digits + "0" * (point - len(digits))
    if 0 < point <= _FIXED:
        return f"{digits[:point]}.{digits[point:]}"
    if -_ZEROS < point <= 0:
        return f"0.{'0' * -point}{digits}"
    fraction = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{fraction}e{point - 1:+}"


def _written(value: object) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict):
        members = [
            before + (encode_basestring(it) if type(it) is str else _written(it))
            for name, before in _sorted_names(tuple(value))
            for it in (value[name],)
        ]
        return f"{{{','.join(members)}}}"
    if isinstance(value, list):
        items = [encode_basestring(it) if type(it) is str else _written(it) for it in value]
        return f"[{','.join(items)}]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise ValueError(f"{value} is too large a number to be exact everywhere")
        return str(value)
    if isinstance(value, float):
        return number(value)
    raise ValueError(f"{type(value).__name__} has no canonical form")


@lru_cache(maxsize=256)
def _sorted_names(names: tuple[Any, ...]) -> list[tuple[str, str]]:
    """*names* as they are sorted, each with what is written before the member's value.

    Most objects have the same few names as others.
    """
    if not all(isinstance(name, str) for name in names):
        raise ValueError("a member's name is not text")
    found = sorted(names, key=None if all(map(str.isascii, names)) else _code_units)
    return [(name, f"{encode_basestring(name)}:") for name in found]


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
