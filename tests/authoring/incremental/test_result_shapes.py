"""What results have in JSON that documents don't: it is read back as it was, or refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from soundingboard.authoring.incremental.result_shapes import (
    ConvertedShape,
    ResultShapes,
    encoded,
)
from soundingboard.engine.codec import Misfit

TOKENS = tuple(MarkdownIt().parse("3. A *link* to [é](a.md), and an ![*image*](b.png).\n"))
TOKEN: list[Any] = [
    "text",
    "",
    0,
    {},
    None,
    0,
    None,
    "half a character: \ud800",
    "",
    "",
    {},
    False,
    False,
]


def read_back(hint: Any, value: Any) -> Any:
    shape = ResultShapes({}).of(hint)
    return shape.decode(json.loads(json.dumps(encoded(shape, value))))


def test_tokens_are_read_back_with_their_children() -> None:
    assert read_back(tuple[Token, ...], TOKENS) == TOKENS


def test_front_matter_is_read_back_with_its_tuples() -> None:
    fields = {"texts": ("x", "y"), "records": ({"with": "z"},), "number": 3, "none": None}
    assert read_back(Mapping[str, Any], fields) == fields


def test_a_token_is_a_list_of_its_fields() -> None:
    assert ResultShapes({}).of(Token).decode(TOKEN) == Token("text", "", 0, content=TOKEN[7])


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, None),
        (1, 1),
        (2, 2),
        (2, True),
        (3, []),
        (3, {"href": None}),
        (3, {"href": True}),
        (4, [1, "2"]),
        (4, {}),
        (5, "0"),
        (5, 1.0),
        (6, [["text"]]),
        (6, {}),
        (7, None),
        (10, []),
        (11, 1),
    ],
)
def test_a_token_with_a_value_of_another_type_is_refused(place: int, value: Any) -> None:
    with pytest.raises(Misfit, match="expected"):
        ResultShapes({}).of(Token).decode([*TOKEN[:place], value, *TOKEN[place + 1 :]])


@pytest.mark.parametrize("data", [None, {}, "token", TOKEN[:-1], [*TOKEN, None]])
def test_what_is_no_token_is_refused(data: Any) -> None:
    with pytest.raises(Misfit, match="expected a list of 13 items"):
        ResultShapes({}).of(Token).decode(data)


def test_a_type_may_have_a_shape_that_the_caller_gives() -> None:
    shapes = ResultShapes({complex: ConvertedShape(str, complex)})
    shape = shapes.of(tuple[complex | None, ...])
    assert encoded(shape, (1j, None)) == ["1j", None]
    assert shape.decode(["1j", None]) == (1j, None)
