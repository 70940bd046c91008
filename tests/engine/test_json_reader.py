"""JSON text from anywhere: read, or refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soundingboard.engine.json_reader import DEEPEST, is_too_deep, read_json


@pytest.mark.parametrize("pair", ["[]", "{}"])
def test_the_limit_is_the_deepest_level_that_is_parsed(pair: str) -> None:
    opening, closing = pair[0], pair[1]
    assert not is_too_deep(opening * DEEPEST + closing * DEEPEST)
    assert is_too_deep(opening * (DEEPEST + 1) + closing * (DEEPEST + 1))


def test_what_stands_side_by_side_is_not_deep() -> None:
    assert not is_too_deep("[" + ",".join(["[{}]"] * 1_000) + "]")


@pytest.mark.parametrize("text", ["[" * 500, '\\"' + "[" * 500, "\\\\" + "{" * 500])
def test_brackets_within_a_text_do_not_count(text: str) -> None:
    assert not is_too_deep(f'["{text}"]')


@pytest.mark.parametrize("before", ['"', '["\\\\", ', '["a\\"b", '])
def test_brackets_after_a_text_count(before: str) -> None:
    assert is_too_deep(before + "[" * 500)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Expecting value"),
        ("{", "Expecting"),
        ("[1,]", "Expecting|Illegal"),
        ("[" * 100_000, "nested too deep"),
        ('{"a": 1, "b": 2, "a": 1}', "has the member “a” twice"),
        ('[{"x": {"b": 1, "b": 2}}]', "has the member “b” twice"),
        ("NaN", "NaN isn't JSON"),
        ('{"a": -Infinity}', "-Infinity isn't JSON"),
        ("9" * 5000, "digits"),
    ],
)
def test_what_readers_differ_about_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_json(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(JSON.filter(lambda value: "Infinity" not in json.dumps(value)))
def test_all_other_json_is_read(value: object) -> None:
    assert read_json(json.dumps(value)) == value
