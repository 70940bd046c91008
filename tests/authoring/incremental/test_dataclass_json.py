"""Dataclasses as JSON and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Literal

import pytest

from soundingboard.authoring.incremental.dataclass_json import DataclassJson


class Colour(Enum):
    """An enumeration."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Leaf:
    """Plain values."""

    name: str
    size: int = 0
    ripe: bool = False
    note: str | None = None


@dataclass(frozen=True)
class Branch:
    """Everything that has a form."""

    colour: Colour
    leaves: tuple[Leaf, ...]
    pair: tuple[str, int]
    way: Literal[-1, 1]
    labels: Mapping[str, str]
    lines: list[int] | None = None
    below: list[Branch] | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


BRANCH = Branch(
    Colour.BLUE,
    (Leaf("one"), Leaf("two", 2, True, "half a character: \ud800")),
    ("a", 1),
    -1,
    {"é": "ü"},
    [1, 2],
    [Branch(Colour.RED, (), ("b", 2), 1, {})],
    {"texts": ("x", "y"), "records": ({"with": "z"},), "number": 3, "none": None},
)
CODEC = DataclassJson({})


def test_what_is_decoded_equals_what_was_encoded() -> None:
    text = json.dumps(CODEC.encode(Branch, BRANCH))
    assert CODEC.decode(Branch, json.loads(text)) == BRANCH


@pytest.mark.parametrize(
    ("type_", "data"),
    [
        (str, 1),
        (str, None),
        (int, "1"),
        (int, True),
        (int, 1.0),
        (bool, 1),
        (Colour, "green"),
        (Colour, ["red"]),
        (Leaf, ["one", 2, True]),
        (Leaf, ["one", 2, True, None, None]),
        (Leaf, {"name": "one"}),
        (Leaf, "name"),
        (Literal[1, 2], 3),
        (Literal[1, 2], True),
        (tuple[str, int], ["a"]),
        (tuple[str, ...], "abc"),
        (tuple[str, ...], {"a": "b"}),
        (Mapping[str, str], [["a", "b"]]),
        (Mapping[str, str], {"a": 1}),
    ],
)
def test_data_of_another_type_is_refused(type_: Any, data: Any) -> None:
    with pytest.raises(ValueError, match=r"expected|is no"):
        CODEC.decode(type_, data)


def test_a_type_may_have_a_form_of_its_own() -> None:
    codec = DataclassJson({Leaf: (lambda leaf: leaf.name, Leaf)})
    assert codec.encode(tuple[Leaf, ...], (Leaf("one"),)) == ["one"]
    assert codec.decode(tuple[Leaf, ...], ["one"]) == (Leaf("one"),)


def test_a_type_without_a_form_is_an_error_of_ours() -> None:
    with pytest.raises(TypeError, match="no form in JSON"):
        CODEC.encode(set[str], {"a"})
