"""The published JSON Schemas."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from jsonschema_rs import ValidationError, meta
from tests.engine.small import TREE

from soundingboard.authoring.schema import NAMES, misfit, schema, validate
from soundingboard.engine.tree import to_json
from soundingboard.engine.verdict import Verdict


def test_every_published_schema_is_named() -> None:
    folder = files("soundingboard").joinpath("schemas")
    assert sorted(file.name for file in folder.iterdir()) == sorted(f"{n}.json" for n in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_draft_2020_12_with_an_id_of_its_own(name: str) -> None:
    meta.validate(schema(name))
    assert schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema(name)["$id"] == f"urn:sounding-board:schema:{name}:1"
    assert schema(name)["description"]


def test_every_member_of_a_tree_is_described_and_nothing_else_may_stand_in_it() -> None:
    described = [
        name for name, part in schema("tree")["properties"].items() if "description" in part
    ]
    assert described == list(schema("tree")["properties"])
    document = json.dumps(schema("tree"))
    assert document.count('"additionalProperties": false') == document.count('"required"')


def test_the_verdicts_of_the_schema_are_those_of_the_engine() -> None:
    listed = schema("tree")["$defs"]["outcome"]["properties"]["verdict"]["enum"]
    assert listed == [verdict.value for verdict in Verdict]


def test_a_compiled_tree_fits() -> None:
    validate("tree", to_json(TREE))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda tree: tree.pop("version"),
        lambda tree: tree.update(extra=1),
        lambda tree: tree.update(title=""),
        lambda tree: tree.update(reviewed="soon"),
        lambda tree: tree.update(questions=[]),
        lambda tree: tree["questions"][0]["answers"].clear(),
        lambda tree: tree["outcomes"][0]["clauses"].clear(),
        lambda tree: tree["outcomes"][0].update(verdict="maybe"),
        lambda tree: tree["outcomes"][0]["steps"][0].update(text=""),
    ],
)
def test_anything_else_does_not_fit(spoil: Callable[[Any], object]) -> None:
    document = copy.deepcopy(to_json(TREE))
    spoil(document)
    with pytest.raises(ValidationError):
        validate("tree", document)


def test_what_fits_is_no_misfit() -> None:
    assert misfit("tree", to_json(TREE)) is None


def test_a_misfit_is_told_with_its_place_the_outermost_first() -> None:
    document = copy.deepcopy(to_json(TREE))
    document["questions"][0]["answers"].clear()
    place = "$.questions[0].answers"
    assert misfit("tree", document) == f"{place}: [] has less than 1 item"
    document["title"] = ""
    assert str(misfit("tree", document)).startswith("$.title: ")
    assert str(misfit("editions", {"format": 1, "procedures": {"ap-1": 0}})).startswith(
        "$.procedures['ap-1']: "
    )


def test_a_document_nested_too_deep_is_a_misfit() -> None:
    document: object = 0
    for _ in range(900):
        document = {"procedures": document}
    assert str(misfit("editions", document)).startswith("$")
