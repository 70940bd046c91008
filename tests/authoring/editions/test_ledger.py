"""The ledger of editions: read, held against procedures, continued, and written whole."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.authoring.small import compiled, procedure
from tests.courses import COURSE, COURSE_TEXT, course
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE_TEXT, swap, write_handbook

from soundingboard import schemas
from soundingboard.authoring.editions.ledger import (
    LEDGER,
    completed,
    directing_clauses,
    edition_of,
    read_ledger,
    with_editions,
    write_ledger,
)
from soundingboard.authoring.handbook import load
from soundingboard.authoring.problems.problem import Problem
from soundingboard.engine.codec import encode
from soundingboard.engine.editions import Ledger, for_readers


def ledger(text: str = PROCEDURE_TEXT) -> Ledger:
    """A ledger whose only entry is that of the procedure *text*."""
    return with_editions(None, {"ap-1": edition_of(procedure(text), ["2.1.1", "1.1"])})


def codes(root: Path) -> list[str]:
    return [problem.code for problem in load(root).problems]


def test_an_entry_holds_the_hash_of_every_clause() -> None:
    read = procedure()
    entry = edition_of(read, ["2.1.1", "1.1", "9"])
    assert (entry.revision, entry.kind, entry.effective) == (2, "major", "2020-12-15")
    assert entry.hash == read.hash
    assert entry.clauses == {clause.number: clause.hash for clause in read.clauses}
    assert entry.directing == ("1.1", "2.1.1")
    schemas.validate("editions", encode(ledger()))


def test_the_effective_date_is_the_documents_own() -> None:
    for dates, effective in [
        ("effective: 2000-09", "2000-09"),
        ("effective: 2001-02-03", "2001-02-03"),
        ("issued: 2024-06-25", "2024-06-25"),
        ("next-review: 2030-12", ""),
    ]:
        text = swap(PROCEDURE_TEXT, "adopted: 2020-12-15\nnext-review: 2030-12", dates)
        assert procedure(text).effective == effective


def test_clauses_that_outcomes_courses_and_statements_cite_direct() -> None:
    tree = compiled(TREE_TEXT)[0].tree
    assert tree is not None
    assert directing_clauses("ap-1", [tree], []) == {"1.1", "1.2", "2.1", "2.1.1", "2.1.2"}
    assert directing_clauses("ap-1", [], [course(2)]) == {"1.1", "1.2", "9"}
    assert directing_clauses("ap-2", [tree], [course(2)]) == frozenset()


def test_without_a_ledger_nothing_is_asked(tmp_path: Path) -> None:
    handbook = load(write_handbook(tmp_path))
    assert (handbook.ledger, handbook.problems) == (None, ())


def test_a_ledger_that_is_up_to_date_has_no_problem(tmp_path: Path) -> None:
    write_ledger(write_handbook(tmp_path), ledger())
    handbook = load(tmp_path)
    assert (handbook.ledger, handbook.problems) == (ledger(), ())


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("revision: 2", "revision: 3", "edition-missing"),
        ("revision: 2", "revision: 1", "edition-order"),
        ("Students and", "Students or", "edition-changed"),
        ("revision: 2", "revision: 2\nkind: minor", "unknown-field"),
        ("adopted: 2020-12-15", "adopted: 2021-12-15", "edition-changed"),
        ("### 1.1 Who may follow", "### 1.1 Who may see it", None),
    ],
)
def test_a_procedure_is_held_against_its_newest_entry(
    tmp_path: Path, old: str, new: str, code: str | None
) -> None:
    root = write_handbook(tmp_path, **{PROCEDURE: swap(PROCEDURE_TEXT, old, new)})
    write_ledger(root, ledger())
    assert codes(root) == ([code] if code else [])


def test_a_procedure_that_is_not_on_record_is_told(tmp_path: Path) -> None:
    write_ledger(write_handbook(tmp_path), Ledger())
    [problem] = load(tmp_path).problems
    assert str(problem) == (
        f"{PROCEDURE}:1: edition-missing Revision 2 of AP 1 isn't recorded in “editions.json”. Run "
        "“soundingboard edition ap-1”."
    )


def test_the_clauses_that_differ_from_the_record_are_named(tmp_path: Path) -> None:
    text = swap(swap(PROCEDURE_TEXT, "Students and", "Students or"), "#### 2.1.2", "#### 2.1.3")
    write_ledger(write_handbook(tmp_path, **{PROCEDURE: text}), ledger())
    told = [p.message for p in load(tmp_path).problems if p.code == "edition-changed"]
    assert told == [
        "AP 1 is still revision 2, but clauses 1.1, 2.1.3 and 2.1.2 differ from “editions.json”"
    ]


def test_a_course_needs_a_ledger(tmp_path: Path) -> None:
    [problem] = load(write_handbook(tmp_path, **{COURSE: COURSE_TEXT})).problems
    assert (problem.path, problem.line, problem.code) == (PROCEDURE, 1, "edition-missing")
    assert "soundingboard edition" in problem.hint
    write_ledger(tmp_path, ledger())
    assert codes(tmp_path) == []


def test_a_revision_applies_from_the_date_on_record(tmp_path: Path) -> None:
    read = procedure()
    later = edition_of(read, [], kind="minor", effective="2026-12-01", recorded="2026-11-30")
    assert (later.dated, later.document_date) == ("2020-12-15", "2020-12-15")
    write_ledger(write_handbook(tmp_path), with_editions(None, {"ap-1": later}))
    handbook = load(tmp_path)
    assert handbook.problems == ()
    assert handbook.procedures["ap-1"].effective == "2026-12-01"
    assert handbook.ledger == with_editions(None, {"ap-1": later})


def test_a_ledger_gets_the_texts_that_it_lacks_and_keeps_those_of_older_editions() -> None:
    first, second = procedure(), procedure(swap(PROCEDURE_TEXT, "Students and", "Students or"))
    citing = {"ap-1": {"decision_trees/ap-1/x.md": "0" * 64}}
    grown = completed(ledger(), [first], citing)
    assert set(grown.texts) == {clause.hash for clause in first.clauses}
    assert dict(grown.editions("ap-1")[0].citing) == citing["ap-1"]
    assert completed(grown, [first], {}) == grown, "what is on record stays"
    assert completed(grown, [second], {}) == grown, "a text that is not on record is not added"
    schemas.validate("editions", encode(grown))
    assert encode(for_readers(grown)) == encode(ledger())


def test_procedures_that_are_gone_stay_on_record(tmp_path: Path) -> None:
    old = ledger().procedures["ap-1"]
    write_ledger(write_handbook(tmp_path), Ledger({"ap-0": old, "ap-1": old}))
    assert codes(tmp_path) == []


GOOD = json.dumps(encode(ledger()))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"a":' * 400 + b"0" + b"}" * 400,
        swap(GOOD, '"major"', '"big"').encode(),
        swap(GOOD, '"format": 1', '"format": 2').encode(),
        swap(GOOD, '"format": 1', '"format": 1, "texts": {"' + "0" * 64 + '": "a"}').encode(),
        swap(GOOD, '"directing"', '"direction"').encode(),
        json.dumps(
            {"format": 1, "procedures": {"ap-1": encode(ledger())["procedures"]["ap-1"] * 2}}
        ).encode(),
    ],
)
def test_a_ledger_that_cannot_be_read_is_one_problem(tmp_path: Path, text: bytes) -> None:
    (write_handbook(tmp_path) / LEDGER).write_bytes(text)
    handbook = load(tmp_path)
    assert handbook.ledger is None
    assert [(problem.path, problem.code) for problem in handbook.problems] == [
        (LEDGER, "bad-ledger")
    ]


def test_a_folder_of_that_name_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / LEDGER).mkdir()
    found = read_ledger(tmp_path)
    assert isinstance(found, Problem)
    assert found.code == "bad-ledger"


def test_it_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_ledger(tmp_path, ledger())
    before = (tmp_path / LEDGER).read_bytes()
    assert read_ledger(tmp_path) == ledger()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_ledger(tmp_path, Ledger())
    assert (tmp_path / LEDGER).read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [LEDGER]


def test_entries_are_added_to_those_before_in_sorted_order() -> None:
    entry = edition_of(procedure(), [])
    later = edition_of(procedure(swap(PROCEDURE_TEXT, "revision: 2", "revision: 3")), [])
    grown = with_editions(with_editions(None, {"b": entry}), {"b": later, "a": entry})
    assert list(grown.procedures) == ["a", "b"]
    assert grown.editions("b") == (entry, later)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Staff must tell", "Staff should tell", 21),
        ("#### 2.1.2", "#### 2.1.3", 35),
        ("#### 2.1.2", "#### 2.1.3 New\n\nStaff may.\n\n#### 2.1.2", 35),
    ],
)
def test_a_text_that_is_not_the_edition_s_is_reported_at_the_first_clause_that_differs(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    root = write_handbook(tmp_path)
    write_ledger(root, ledger())
    write_handbook(root, **{PROCEDURE: swap(PROCEDURE_TEXT, old, new)})
    [problem] = [item for item in load(root).problems if item.code == "edition-changed"]
    assert problem.line == line
