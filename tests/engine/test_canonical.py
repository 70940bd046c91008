"""Canonical JSON, held against RFC 8785 as far as it knows no floating-point numbers."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soundingboard.engine.canonical import LARGEST, canonical, digest, read

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=20,
)


def code_units(name: str) -> list[int]:
    units = name.encode("utf-16-be")
    return [units[at] << 8 | units[at + 1] for at in range(0, len(units), 2)]


def test_the_example_of_section_3_2_2() -> None:
    # The numbers of the RFC's example are floating-point; whole ones stand for them here.
    source = """{
      "numbers": [333333333, 4, -2, 0],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }"""
    assert canonical(json.loads(source)).decode() == (
        '{"literals":[null,true,false],"numbers":[333333333,4,-2,0],'
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
        (1.0, "float has no canonical form"),
        (math.nan, "float has no canonical form"),
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


@given(VALUES)
def test_any_json_reader_reads_the_value_back(value: object) -> None:
    assert json.loads(canonical(value)) == value
    assert read(canonical(value)) == value


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
        (b'{"a":1,"a":1}', "“a” stands twice"),
        (b"1.0", "float has no canonical form"),
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
