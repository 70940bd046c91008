"""The published handbook has no problems of any kind, advice included, and every clause is used."""

from __future__ import annotations

import json

from tests.handbook.published import published

from soundingboard import schemas
from soundingboard.authoring.listing import listing
from soundingboard.authoring.trace import trace
from soundingboard.engine.codec import encode


def test_the_handbook_has_neither_errors_nor_advice() -> None:
    assert [str(problem) for problem in published().problems] == []


def test_the_situations_cover_the_trees() -> None:
    handbook = published()
    counts = {key: len(file.situations) for key, file in handbook.situations.items()}
    assert counts.keys() == handbook.procedures.keys()
    assert min(counts.values()) >= 60
    assert sum(counts.values()) >= 350
    for key, file in handbook.situations.items():
        trees = (item.tree for item in handbook.trees_of(key) if item.tree)
        verdicts = {outcome.verdict for tree in trees for outcome in tree.outcomes}
        assert {situation.verdict for situation in file.situations} == verdicts


def test_every_procedure_has_a_course() -> None:
    assert published().courses.keys() == {f"{key}/onboarding" for key in published().procedures}


def test_every_clause_is_accounted_for() -> None:
    handbook = published()
    for item in handbook.procedures.values():
        assert item.coverage.complete
        assert trace(item, handbook.trees.values(), handbook.courses.values()).untraced == ()


def test_the_listing_fits_its_schema_and_is_plain_json() -> None:
    document = encode(listing(published()))
    schemas.validate("list", document)
    assert json.loads(json.dumps(document)) == document
