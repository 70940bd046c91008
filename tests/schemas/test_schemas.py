"""The published JSON Schemas."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from tests.courses import course, receipt
from tests.engine.small import TREE

from soundingboard.engine.codec import encode
from soundingboard.engine.verdict import Verdict
from soundingboard.schemas import _EXPECTED, NAMES, misfit, schema, validate


def test_every_published_schema_is_named() -> None:
    found = [file.name for file in files("soundingboard.schemas").iterdir()]
    assert sorted(name for name in found if name.endswith(".json")) == sorted(
        f"{name}.json" for name in NAMES
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_draft_2020_12_with_an_id_of_its_own(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
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
    validate("tree", encode(TREE))


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (lambda tree: tree.pop("version"), "'version' is a required property"),
        (lambda tree: tree.update(extra=1), "'extra' was unexpected"),
        (lambda tree: tree.update(title=""), r"instance\['title'\]"),
        (lambda tree: tree.update(reviewed="soon"), r"instance\['reviewed'\]"),
        (lambda tree: tree.update(questions=[]), r"instance\['questions'\]"),
        (lambda tree: tree["questions"][0]["answers"].clear(), r"\[0\]\['answers'\]"),
        (lambda tree: tree["outcomes"][0]["clauses"].clear(), r"\[0\]\['clauses'\]"),
        (lambda tree: tree["outcomes"][0].update(verdict="maybe"), r"\[0\]\['verdict'\]"),
        (lambda tree: tree["outcomes"][0]["steps"][0].update(text=""), r"\[0\]\['text'\]"),
    ],
)
def test_anything_else_does_not_fit(spoil: Callable[[Any], object], where: str) -> None:
    document = copy.deepcopy(encode(TREE))
    spoil(document)
    with pytest.raises(ValidationError, match=where):
        validate("tree", document)


def test_what_fits_is_no_misfit() -> None:
    assert misfit("tree", encode(TREE)) is None


def test_a_misfit_is_given_with_its_place_the_outermost_first() -> None:
    document = copy.deepcopy(encode(TREE))
    document["questions"][0]["answers"].clear()
    place = "$.questions[0].answers"
    assert misfit("tree", document) == f"{place}: expected at least 1 item, found an empty list"
    document["title"] = ""
    assert str(misfit("tree", document)).startswith("$.title: ")
    assert str(misfit("editions", {"format": 1, "procedures": {"ap-1": 0}})).startswith(
        "$.procedures['ap-1']: "
    )


HASH = "0" * 64
EDITION = {
    "revision": 1,
    "kind": "minor",
    "effective": "",
    "hash": HASH,
    "clauses": {"1.1": HASH},
    "directing": ["1.1"],
}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "big"}, '.kind: expected "major" or "minor", found "big"'),
        ({"revision": "2"}, '.revision: expected a whole number, found "2"'),
        ({"revision": 0}, ".revision: expected at least 1, found 0"),
        ({"directing": ["1", "1"]}, ".directing: expected each item only once, found a list"),
        ({"directing": {}}, ".directing: expected a list, found an empty object"),
        ({"clauses": {}}, ".clauses: expected at least 1 entry, found an empty object"),
        (
            {"hash": "x" * 99},
            f'.hash: expected text of the form ^[0-9a-f]{{64}}$, found "{"x" * 58}…',
        ),
        ({"x": 1, "y": 1}, ': found "x", "y", which aren\'t known here'),
    ],
)
def test_a_misfit_says_what_is_expected_and_what_was_found(
    change: dict[str, object], message: str
) -> None:
    document = {"format": 1, "procedures": {"p": [{**EDITION, **change}]}}
    assert misfit("editions", document) == f"$.procedures.p[0]{message}"


def test_members_that_are_missing_are_named() -> None:
    assert misfit("editions", {}) == '$: expected "format", "procedures", which are missing'
    assert misfit("editions", {"format": 1}) == '$: expected "procedures", which is missing'
    assert misfit("editions", {"format": 2, "procedures": {}}) == "$.format: expected 1, found 2"


@pytest.mark.parametrize("spoiled", [f"{HASH}\n", "٣" * 64])
def test_patterns_mean_what_they_mean_in_javascript(spoiled: str) -> None:
    """“$” is the very end, and digits are those of ASCII: Python alone would let these pass."""
    edition = {**EDITION, "hash": spoiled}
    assert misfit("editions", {"format": 1, "procedures": {"p": [edition]}}) is not None
    when = {"utc": "2026-11-20T10:00:0٣Z", "offset_minutes": 0}
    document = {**encode(receipt(course(3))), "when": when}
    assert str(misfit("receipt", document)).startswith("$.when.utc: expected text of the form ")


def test_schemas_use_no_keyword_that_messages_do_not_know() -> None:
    def keywords(part: object) -> Iterator[str]:
        if isinstance(part, list):
            for item in part:
                yield from keywords(item)
        if isinstance(part, dict):
            for name, value in part.items():
                yield name
                inner = value.values() if name in ("properties", "$defs") else [value]
                for item in inner:
                    yield from keywords(item)

    used = {keyword for name in NAMES for keyword in keywords(schema(name))}
    said = {*_EXPECTED, "required", "additionalProperties"}
    only_within = {"$defs", "$ref", "properties", "items", "propertyNames"}
    no_assertions = {"$schema", "$id", "title", "description", "format"}
    assert used - said - only_within - no_assertions == {"anyOf", "oneOf"}


def test_a_document_nested_too_deep_is_a_misfit() -> None:
    document: object = 0
    for _ in range(900):
        document = {"procedures": document}
    assert str(misfit("editions", document)).startswith("$")
