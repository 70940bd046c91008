"""Canonical JSON, compared with the vectors of RFC 8785."""

from __future__ import annotations

import json
import math
import re
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soundingboard.engine.canonical import LARGEST, canonical, digest, number, read

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | NUMBERS | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=20,
)


def code_units(name: str) -> list[int]:
    units = name.encode("utf-16-be")
    return [units[at] << 8 | units[at + 1] for at in range(0, len(units), 2)]


def test_the_example_of_section_3_2_2() -> None:
    source = """{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }"""
    assert canonical(json.loads(source)).decode() == (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


def test_the_bytes_of_section_3_2_4() -> None:
    assert canonical('€$\x0f\nA\'B"\\\\"/') == bytes.fromhex(
        "22 e2 82 ac 24 5c 75 30 30 30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22"
    )


def test_the_order_of_section_3_2_3() -> None:
    source = {
        "€": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\x80": "Control",
        "ö": "Latin Small Letter O With Diaeresis",
    }
    assert list(json.loads(canonical(source)).values()) == [
        "Carriage Return",
        "One",
        "Control",
        "Latin Small Letter O With Diaeresis",
        "Euro Sign",
        "Emoji: Grinning Face",
        "Hebrew Letter Dalet With Dagesh",
    ]


@pytest.mark.parametrize(
    ("character", "written"),
    [
        ("\b", r'"\b"'),
        ("\t", r'"\t"'),
        ("\n", r'"\n"'),
        ("\f", r'"\f"'),
        ("\r", r'"\r"'),
        ("\0", r'"\u0000"'),
        ("\x1f", r'"\u001f"'),
        ("\x7f", '"\x7f"'),
        ("\u2028", '"\u2028"'),
        ("/", '"/"'),
        ("<", '"<"'),
    ],
)
def test_escapes_are_those_of_ecmascript(character: str, written: str) -> None:
    assert canonical(character).decode() == written


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (math.nan, "nan is not a number of JSON"),
        (math.inf, "inf is not a number of JSON"),
        (-math.inf, "inf is not a number of JSON"),
        (LARGEST + 1, "too large a number"),
        (-LARGEST - 1, "too large a number"),
        ("\ud800", "surrogates not allowed"),
        ({"\udfff": 1}, "surrogates not allowed"),
        ({1: "a"}, "name is not text"),
        (("a",), "tuple has no canonical form"),
        (b"a", "bytes has no canonical form"),
        ({"a": [object()]}, "object has no canonical form"),
    ],
)
def test_what_has_no_canonical_form_is_refused(value: object, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        canonical(value)


def test_what_is_nested_too_deep_is_refused() -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(ValueError, match="too deep"):
        canonical(deep)
    with pytest.raises(ValueError, match="too deep"):
        read(b"[" * 100_000 + b"]" * 100_000)


# Appendix B: the bits of a number (IEEE 754), and how it is written.
@pytest.mark.parametrize(
    ("bits", "written"),
    [
        ("0000000000000000", "0"),
        ("8000000000000000", "0"),
        ("0000000000000001", "5e-324"),
        ("8000000000000001", "-5e-324"),
        ("7fefffffffffffff", "1.7976931348623157e+308"),
        ("ffefffffffffffff", "-1.7976931348623157e+308"),
        ("4340000000000000", "9007199254740992"),
        ("c340000000000000", "-9007199254740992"),
        ("4430000000000000", "295147905179352830000"),
        ("44b52d02c7e14af5", "9.999999999999997e+22"),
        ("44b52d02c7e14af6", "1e+23"),
        ("44b52d02c7e14af7", "1.0000000000000001e+23"),
        ("444b1ae4d6e2ef4e", "999999999999999700000"),
        ("444b1ae4d6e2ef4f", "999999999999999900000"),
        ("444b1ae4d6e2ef50", "1e+21"),
        ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
        ("3eb0c6f7a0b5ed8d", "0.000001"),
        ("41b3de4355555553", "333333333.3333332"),
        ("41b3de4355555554", "333333333.33333325"),
        ("41b3de4355555555", "333333333.3333333"),
        ("41b3de4355555556", "333333333.3333334"),
        ("41b3de4355555557", "333333333.33333343"),
        ("becbf647612f3696", "-0.0000033333333333333333"),
        ("43143ff3c1cb0959", "1424953923781206.2"),
    ],
)
def test_the_numbers_of_appendix_b(bits: str, written: str) -> None:
    [value] = struct.unpack(">d", bytes.fromhex(bits))
    assert canonical(value).decode() == written


@pytest.mark.parametrize("bits", ["7fffffffffffffff", "7ff0000000000000"])
def test_the_numbers_of_appendix_b_that_json_lacks(bits: str) -> None:
    with pytest.raises(ValueError, match="is not a number of JSON"):
        canonical(struct.unpack(">d", bytes.fromhex(bits))[0])


@given(NUMBERS)
def test_a_number_reads_back_as_itself(value: float) -> None:
    assert float(number(value)) == value


@given(VALUES)
def test_any_json_reader_reads_the_value_back(value: object) -> None:
    # To readers such as ECMAScript, all numbers are floating-point ones.
    assert json.loads(canonical(value), parse_int=float) == value


@given(VALUES)
def test_what_was_written_is_read(value: object) -> None:
    try:
        found = read(canonical(value))
    except ValueError:
        # A number such as 1e20 is written as a whole one, which isn't exact everywhere.
        assert re.search(r"[0-9]{16}", canonical(value).decode())
        return
    assert found == value


@given(st.dictionaries(TEXTS, st.integers(0, 9)))
def test_members_stand_in_the_order_of_their_names_code_units(value: dict[str, int]) -> None:
    names = [name for name, _ in json.loads(canonical(value), object_pairs_hook=list)]
    assert names == sorted(value, key=code_units)


@given(st.dictionaries(TEXTS, VALUES), st.randoms())
def test_the_order_in_which_members_came_makes_no_difference(
    value: dict[str, object], random: Any
) -> None:
    items = list(value.items())
    random.shuffle(items)
    assert canonical(dict(items)) == canonical(value)
    assert digest(dict(items)) == digest(value)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"a": 1}', "not in its canonical form"),
        (b'{"b":1,"a":1}', "not in its canonical form"),
        (b'"\\u0041"', "not in its canonical form"),
        (b'{"a":1,"a":1}', "“a” twice"),
        (b"1.0", "not in its canonical form"),
        (b" 1", "not in its canonical form"),
        (b"", "Expecting value"),
        (b"\xff", "can't decode byte 0xff"),
    ],
)
def test_only_the_canonical_form_is_read(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read(data)


@given(st.binary(max_size=60))
def test_whatever_is_read_was_in_canonical_form(data: bytes) -> None:
    try:
        value = read(data)
    except ValueError:
        return
    assert canonical(value) == data
