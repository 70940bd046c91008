"""The handbook: every file of a folder, compiled and held against each other."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap, write_handbook

from soundingboard.authoring.handbook import Handbook, load
from soundingboard.authoring.settings import Settings

TODAY = Settings(today=datetime.date(2026, 11, 20))
OTHER = "decision_trees/ap-1/another.md"


def of(root: Path, **files: str | bytes | None) -> Handbook:
    return load(write_handbook(root, **files), TODAY)


def printed(handbook: Handbook) -> list[str]:
    return [f"{p.path}:{p.line} {p.code}" for p in handbook.problems]


def test_a_sound_handbook_has_procedures_and_trees_and_no_problem(tmp_path: Path) -> None:
    handbook = of(tmp_path)
    assert handbook.problems == ()
    assert list(handbook.procedures) == ["ap-1"]
    assert list(handbook.trees) == ["ap-1/follow-request"]
    assert handbook.trees_of("ap-1") == (handbook.tree_files["ap-1/follow-request"],)
    assert handbook.trees_of("ap-2") == ()


def test_an_empty_folder_is_an_empty_handbook(tmp_path: Path) -> None:
    handbook = load(tmp_path)
    assert (handbook.procedures, handbook.trees, handbook.problems) == ({}, {}, ())


def test_a_broken_tree_is_listed_and_not_published(tmp_path: Path) -> None:
    handbook = of(tmp_path, **{OTHER: b"\xff"})
    assert list(handbook.tree_files) == ["ap-1/another", "ap-1/follow-request"]
    assert list(handbook.trees) == ["ap-1/follow-request"]
    assert printed(handbook) == [f"{OTHER}:1 not-utf8"]


def test_one_broken_file_hides_no_other_s_problems(tmp_path: Path) -> None:
    broken = swap(TREE_TEXT, "**Allowed.**", "**Fine.**")
    bad = swap(PROCEDURE_TEXT, "revision: 2", "revision: two")
    files = {OTHER: "", TREE: broken, PROCEDURE: bad, "decision_trees/ap-9/x.md": TREE_TEXT}
    assert [line for line in printed(of(tmp_path, **files)) if "ap-9" not in line] == [
        f"{OTHER}:1 empty-file",
        f"{TREE}:37 unknown-verdict",
        f"{PROCEDURE}:8 bad-field",
    ]


def test_problems_are_sorted_and_none_stands_twice(tmp_path: Path) -> None:
    text = TREE_TEXT.replace("**Allowed", "<b>Allowed</b> <i>and</i> **Allowed")
    handbook = of(tmp_path, **{OTHER: text, TREE: text})
    assert list(handbook.problems) == sorted(set(handbook.problems))


def test_errors_are_the_problems_that_stop_a_build(tmp_path: Path) -> None:
    handbook = of(
        tmp_path,
        **{TREE: swap(TREE_TEXT, "| An account I run for work | | Let them follow |\n", "")},
    )
    assert [problem.code for problem in handbook.problems] == ["outcome-not-shown"]
    assert handbook.errors == ()
    assert list(handbook.trees) == ["ap-1/follow-request"]


def test_trees_are_held_against_each_other(tmp_path: Path) -> None:
    other = swap(TREE_TEXT, "[Somebody else]", "[Anybody else]")
    other = swap(other, "| Somebody else |", "| Anybody else |")
    assert [problem.code for problem in of(tmp_path, **{OTHER: other}).problems] == [
        "question-differs"
    ]


@pytest.mark.parametrize(
    "href",
    ["x" * 300 + ".md", "a%00b.md", "../../../../../../../../etc/passwd", "/etc/passwd", "."],
)
def test_no_link_can_break_the_program_or_leave_the_handbook(tmp_path: Path, href: str) -> None:
    text = swap(TREE_TEXT, "Someone asks", f"[Someone]({href}) asks")
    assert printed(of(tmp_path, **{TREE: text})) == [f"{TREE}:7 broken-link"]


def test_a_link_may_lead_to_any_file_of_the_handbook(tmp_path: Path) -> None:
    text = swap(TREE_TEXT, "Someone asks", "[Someone](../../docs/a%20b.md) asks")
    assert printed(of(tmp_path, **{TREE: text, "docs/a b.md": "A"})) == []


def test_a_procedure_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    handbook = of(tmp_path, **{PROCEDURE: b"\xff", TREE: None})
    assert printed(handbook) == [f"{PROCEDURE}:1 not-utf8"]
    assert handbook.procedures == {}


def test_trees_of_a_procedure_that_cannot_be_read_do_not_deny_it(tmp_path: Path) -> None:
    handbook = of(tmp_path, **{PROCEDURE: b"\xff"})
    assert [str(problem) for problem in handbook.problems] == [
        (
            f"{PROCEDURE}:1: not-utf8 The file isn't UTF-8 text. Save it in your editor with the "
            "encoding UTF-8. 1 tree depends on this file and wasn't checked."
        ),
    ]
    assert handbook.trees == {}


@pytest.mark.parametrize(("href", "broken"), [("#who-is-asking", False), ("#who", True)])
def test_a_link_into_another_tree_leads_to_a_heading(
    tmp_path: Path, href: str, broken: bool
) -> None:
    text = swap(TREE_TEXT, "Someone asks to", f"[See](follow-request.md{href}), if they ask to")
    handbook = of(tmp_path, **{OTHER: text})
    assert printed(handbook) == ([f"{OTHER}:7 broken-link"] if broken else [])


def test_the_index_of_procedures_is_no_procedure(tmp_path: Path) -> None:
    assert of(tmp_path, **{"docs/procedures/index.md": "# Procedures\n"}).problems == ()


@pytest.mark.parametrize(
    ("link", "right"),
    [
        ("[1.1](#c-1-1)", True),
        ("[AP 1, 1.1](ap-1.md#c-1-1)", True),
        ("[1.2](#c-1-1)", False),
        ("[Tell the principal](#c-1-1)", False),
        ("[](#c-1-1)", False),
    ],
)
def test_a_procedure_s_link_names_the_clause_that_it_leads_to(
    tmp_path: Path, link: str, right: bool
) -> None:
    text = swap(PROCEDURE_TEXT, "that a class account exists.", f"of a class account ({link}).")
    wrong = [] if right else [f"{PROCEDURE}:23 wrong-citation"]
    assert printed(of(tmp_path, **{PROCEDURE: text})) == wrong
