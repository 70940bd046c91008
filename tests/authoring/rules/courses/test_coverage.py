"""What a course leaves out of its procedure, once this accounts for every clause."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, on_record, swap, write_handbook

from soundingboard.authoring.handbook import load

COMPLETE = swap(PROCEDURE_TEXT, "revision: 2\n", "revision: 2\ndecides-nothing: []\n")
SECTION_2 = "- [Your own accounts](../../docs/procedures/ap-1.md#section-2-accounts-of-your-own)"
PART = "- [2.1.2](../../docs/procedures/ap-1.md#c-2-1-2)"
LISTED = "- [2.1](../../docs/procedures/ap-1.md#c-2-1), what is said of your own accounts"


def printed(root: Path, course: str, procedure: str = COMPLETE) -> list[str]:
    files = {PROCEDURE: procedure, COURSE: course}
    return [
        f"{problem.line}: {problem.code} {problem.message}"
        for problem in load(on_record(write_handbook(root, **files))).problems
        if problem.path == COURSE
    ]


def test_a_course_that_covers_its_procedure_has_no_advice(tmp_path: Path) -> None:
    assert printed(tmp_path, COURSE_TEXT) == []


def test_a_clause_that_directs_somebody_and_is_in_no_scenario_is_reported(tmp_path: Path) -> None:
    text = COURSE_TEXT.replace("c-1-2)", "c-1-1)").replace("[1.2]", "[1.1]")
    assert printed(tmp_path, text) == ["1: clause-untaught No scenario cites clause 1.2"]


def test_a_clause_that_only_says_how_things_are_may_be_left_out(tmp_path: Path) -> None:
    # 2.1 says that what staff do is their own affair; no scenario cites it.
    assert "c-2-1)" not in COURSE_TEXT.partition("## A student")[2]
    assert printed(tmp_path, COURSE_TEXT) == []


def test_so_may_a_clause_that_decides_nothing(tmp_path: Path) -> None:
    text = COURSE_TEXT.replace("c-2-1-2)", "c-2-1)").replace("[2.1.2]", "[2.1]")
    told = 'decides-nothing: [{clauses: "2.1.2", reason: It only helps.}]'
    procedure = swap(COMPLETE, "decides-nothing: []", told)
    assert printed(tmp_path / "a", text) == ["1: clause-untaught No scenario cites clause 2.1.2"]
    assert [line for line in printed(tmp_path / "b", text, procedure) if "untaught" in line] == []


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        (SECTION_2, ""),
        ("", "“Section 2: Accounts of your own”"),
        (PART, "part of “Section 2: Accounts of your own”"),
    ],
)
def test_every_section_with_a_clause_is_to_be_read(tmp_path: Path, instead: str, told: str) -> None:
    expected = [f"16: part-unread “Read first” doesn't include {told}"] if told else []
    assert printed(tmp_path, swap(COURSE_TEXT, LISTED, instead)) == expected


def test_several_sections_are_named_together(tmp_path: Path) -> None:
    more = "\n## Section 3: More\n\n### 3.1 Notes\n\nThis is a note.\n\n## Section 4: No clause\n"
    text = swap(COURSE_TEXT, LISTED, "")
    assert printed(tmp_path, text, COMPLETE + more) == [
        (
            "16: part-unread “Read first” doesn't include “Section 2: Accounts of your "
            "own” and “Section 3: More”"
        )
    ]


def test_nothing_is_reported_if_the_procedure_does_not_account_for_its_clauses(
    tmp_path: Path,
) -> None:
    text = swap(COURSE_TEXT, LISTED, "").replace("c-1-2)", "c-1-1)").replace("[1.2]", "[1.1]")
    assert printed(tmp_path, text, PROCEDURE_TEXT) == []


def test_what_a_course_with_errors_has_is_not_known(tmp_path: Path) -> None:
    text = swap(swap(COURSE_TEXT, LISTED, ""), "draw: 2", "draw: 20")
    assert printed(tmp_path, text) == [
        "6: impossible-draw Expected at least 20 scenarios, as in “draw”, found 3"
    ]
