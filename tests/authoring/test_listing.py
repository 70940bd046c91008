"""The listing: the handbook as one JSON document, whose shape others build on."""

from __future__ import annotations

import json
from pathlib import Path

from tests.handbooks import write_handbook
from tests.samples import sample

from soundingboard import schemas
from soundingboard.authoring.handbook import load
from soundingboard.authoring.listing import listing
from soundingboard.engine.codec import encode


def test_procedures_come_with_their_clauses(tmp_path: Path) -> None:
    (procedure,) = encode(listing(load(write_handbook(tmp_path))))["procedures"]
    assert procedure["id"] == "ap-1"
    assert procedure["title"] == "Staff on Social Media"
    assert procedure["clauses"][-1]["number"] == "2.1.2"
    assert procedure["clauses"][-1]["anchor"] == "c-2-1-2"
    assert procedure["clauses"][0]["text"] == (
        "Students and their families may follow a class account."
    )


def test_trees_come_with_questions_answers_and_outcomes(tmp_path: Path) -> None:
    (tree,) = encode(listing(load(write_handbook(tmp_path))))["trees"]
    assert (tree["procedure"], tree["slug"]) == ("ap-1", "follow-request")
    first = tree["questions"][0]
    assert first["text"] == "Which account did they ask to follow?"
    assert [(answer["text"], answer["to"]) for answer in first["answers"]] == [
        ("My own account", "who-is-asking"),
        ("An account I run for work", "let-them-follow"),
    ]
    assert tree["outcomes"][0]["verdict"] == "not allowed"
    assert tree["outcomes"][0]["clauses"] == ["2.1.1", "2.1.2"]
    schemas.validate("tree", tree)


def test_a_tree_with_an_error_is_left_out(tmp_path: Path) -> None:
    root = write_handbook(tmp_path, **{"decision_trees/ap-1/broken.md": "---\n---\n"})
    assert [tree["slug"] for tree in encode(listing(load(root)))["trees"]] == ["follow-request"]


def test_the_listing_fits_its_schema_and_is_plain_json(tmp_path: Path) -> None:
    small = load(write_handbook(tmp_path / "small"))
    for handbook in (load(tmp_path / "empty"), small, sample()):
        document = encode(listing(handbook))
        schemas.validate("list", document)
        assert json.loads(json.dumps(document)) == document
