"""The published schemas are those of the classes, and both accept the same documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.documents import documents, spoilt
from tests.example_counts import examples

import schemas as script
from soundingboard.engine.codec import (
    OMITTED,
    BrokenRule,
    Entries,
    Items,
    Misfit,
    Name,
    Number,
    OneOf,
    Text,
    as_object,
    decode,
)
from soundingboard.engine.verdict import Verdict
from soundingboard.schemas import NAMES, misfit
from soundingboard.schemas.produced import DIALECT, json_schema


def test_the_published_schemas_are_those_of_the_classes() -> None:
    assert script.outdated() == []


def test_every_published_schema_is_that_of_a_class() -> None:
    assert sorted(script.CLASSES) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
@settings(
    deadline=None,
    max_examples=examples(1, of=2),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.data())
def test_schema_and_class_accept_the_same_documents(name: str, data: st.DataObject) -> None:
    cls = script.CLASSES[name][0]
    whole = documents(cls)
    document = data.draw(whole | spoilt(whole))
    fits = misfit(name, document) is None
    try:
        decode(cls, document)
    except BrokenRule:
        return  # No schema can say that; the document may be wrong besides.
    except Misfit:
        assert not fits
        return
    assert fits


@as_object("Part")
@dataclass(frozen=True)
class Part:
    """A part.

    It has a size.

    Raises:
        ValueError: this is nothing for a schema.
    """

    size: Annotated[int, Number(1, 9)]
    """How large

    it is.
    """


@as_object(
    "Whole",
    order="id part pair parts kind verdict by_name box.width any rest",
    groups={"box": "Box"},
    keywords={"minProperties": 2},
)
@dataclass(frozen=True)
class Whole:
    """A whole."""

    id: Annotated[str, Text(least=1, most=9, pattern="[a-z]*")]
    part: Part | None
    """The part, if any."""
    pair: tuple[str, bool]
    parts: Annotated[tuple[Part, ...], Items(1, unique=True)]
    kind: Annotated[str, OneOf("a", "b")] | None
    verdict: Verdict
    by_name: Annotated[Mapping[str, Part], Entries(1, names=Text(pattern="[a-z]"))]
    width: Annotated[int | None, Name("box.width")]
    any: Any
    rest: Annotated[str | None, OMITTED] = None


def test_everything_that_a_class_says_is_in_its_schema() -> None:
    found = json_schema("whole", Whole)
    Draft202012Validator.check_schema(found)
    part = {"$ref": "#/$defs/part"}
    assert found == {
        "$schema": DIALECT,
        "$id": "urn:sounding-board:schema:whole:1",
        "title": "Whole",
        "description": "A whole.",
        "type": "object",
        "additionalProperties": False,
        "required": [*["id", "part", "pair", "parts", "kind", "verdict", "by_name", "box", "any"]],
        "properties": {
            "id": {"type": "string", "minLength": 1, "maxLength": 9, "pattern": "^[a-z]*$"},
            "part": {"anyOf": [{"type": "null"}, part], "description": "The part, if any."},
            "pair": {
                "type": "array",
                "minItems": 2,
                "maxItems": 2,
                "prefixItems": [{"type": "string"}, {"type": "boolean"}],
            },
            "parts": {"type": "array", "minItems": 1, "uniqueItems": True, "items": part},
            "kind": {"anyOf": [{"type": "null"}, {"enum": ["a", "b"]}]},
            "verdict": {"enum": [verdict.value for verdict in Verdict]},
            "by_name": {
                "type": "object",
                "minProperties": 1,
                "propertyNames": {"type": "string", "pattern": "^[a-z]$"},
                "additionalProperties": part,
            },
            "box": {
                "title": "Box",
                "type": "object",
                "additionalProperties": False,
                "required": ["width"],
                "properties": {"width": {"type": ["integer", "null"]}},
            },
            "any": {},
            "rest": {"type": "string"},
        },
        "minProperties": 2,
        "$defs": {
            "part": {
                "title": "Part",
                "description": "A part. It has a size.",
                "type": "object",
                "additionalProperties": False,
                "required": ["size"],
                "properties": {
                    "size": {
                        "type": "integer",
                        "minimum": 1,
                        "maximum": 9,
                        "description": "How large it is.",
                    }
                },
            }
        },
    }
