"""One cause, one problem; what follows from it is counted in the same line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import (
    PROCEDURE,
    PROCEDURE_TEXT,
    TREE,
    TREE_TEXT,
    on_record,
    swap,
    write_handbook,
)

from soundingboard.authoring.editions.ledger import LEDGER
from soundingboard.authoring.handbook import load
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.problems.root_causes import by_cause
from soundingboard.authoring.settings import Settings

PAGE = "decision_trees/ap-1/index.md"
PAGE_TEXT = """\
---
title: Decisions
procedure: ap-1
---

Staff keep to [2.1.1](../../docs/procedures/ap-1.md#c-2-1-1).

## Always

| Who is asking? | At most |
|---|---|
| A student enrolled in one of our schools | Allowed with conditions |
"""
SECOND = "decision_trees/ap-1/second.md"
THIRD = "decision_trees/ap-1/third.md"
WHOLE: Mapping[str, str | bytes | None] = {
    COURSE: COURSE_TEXT,
    PAGE: PAGE_TEXT,
    SECOND: swap(TREE_TEXT, "May I accept this follow request?", "May I follow them?"),
    THIRD: swap(TREE_TEXT, "May I accept this follow request?", "May I write to them?"),
}
INTENDED = "[{with: second, reason: So.}, {with: follow-request, reason: So.}]"
WHERE = """\
## Where would you write?

- [Online](#which-account-did-they-ask-to-follow)
- [On paper](#do-not-accept)

"""
LINKED: Mapping[str, str | bytes | None] = {
    **WHOLE,
    SECOND: swap(
        str(WHOLE[SECOND]), "Someone asks to", "[See](third.md) and [see](follow-request.md#who) "
    ).replace("#who)", "#who-is-asking)"),
    # It contradicts the others, as declared, and asks a question that they don't.
    THIRD: swap(
        swap(str(WHOLE[THIRD]), "reviewed:", f"intended: {INTENDED}\nreviewed:"),
        "**Not allowed.** Staff must not",
        "**Allowed with conditions.** Staff must not",
    )
    .replace("## Which account did", f"{WHERE}## Which account did")
    .replace("\n| Which account did", "\n| Where would you write? | Which account did")
    .replace("|---|---|---|", "|---|---|---|---|")
    .replace("\n| My own account |", "\n| Online | My own account |")
    .replace(
        "\n| An account I run", "\n| On paper | | | Do not accept |\n| Online | An account I run"
    ),
    PAGE: swap(PAGE_TEXT, "procedure: ap-1", "procedure: ap-1\nreviewed: 2026-11-20")
    + "\n| Where would you write? | At most |\n|---|---|\n"
    "| On paper | Allowed |\n",
}
"""Files that depend on each other in more ways."""
NONE: Mapping[str, str | bytes | None] = {}
DEPEND = "3 trees, 1 trees page and 1 course depend on"


def told(root: Path, files: Mapping[str, str | bytes | None] = NONE) -> list[str]:
    """What is reported of the whole handbook with these *files*; advice and the ledger aside."""
    handbook = load(write_handbook(root, **{**WHOLE, **files}), Settings(readability=False))
    return [str(item) for item in handbook.errors if "no ledger of editions" not in str(item)]


def test_the_whole_handbook_has_no_problem(tmp_path: Path) -> None:
    assert told(tmp_path) == []


def test_a_broken_tree_has_one_line_for_all_that_depends_on_it(tmp_path: Path) -> None:
    linking = swap(
        str(WHOLE[SECOND]), "Someone asks to", "[See](follow-request.md#who), if they ask to"
    )
    assert told(tmp_path, {TREE: b"\xff", SECOND: linking}) == [
        (
            f"{TREE}:1: not-utf8 The file isn't UTF-8 text. Save it in your editor with the "
            "encoding UTF-8. 1 course depends on this file and wasn't checked."
        )
    ]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (b"\xff", 1, "not-utf8"),
        ("", 1, "empty-file"),
        (swap(PROCEDURE_TEXT, "short: AP 1", 'short: "AP 1'), 4, "bad-front-matter"),
    ],
)
def test_a_procedure_that_cannot_be_read(
    tmp_path: Path, text: str | bytes, line: int, code: str
) -> None:
    [problem] = told(tmp_path, {PROCEDURE: text})
    assert problem.startswith(f"{PROCEDURE}:{line}: {code} ")
    assert problem.endswith(f" {DEPEND} this file and weren't checked.")


def test_a_procedure_that_is_missing(tmp_path: Path) -> None:
    beside = {"docs/procedures/index.md": "# Procedures"}
    assert told(tmp_path, {PROCEDURE: None, **beside}) == [
        (
            f"{TREE}:3: wrong-procedure There is no procedure “ap-1”. Write its page first, "
            "“docs/procedures/ap-1.md”. 2 trees, 1 trees page and 1 course depend on it "
            "and weren't checked."
        )
    ]


@pytest.mark.parametrize(
    ("folder", "files"),
    [
        ("docs", "3 trees, 1 trees page and 1 course depend"),
        ("docs/procedures", "3 trees, 1 trees page and 1 course depend"),
        ("decision_trees", "1 course depends"),
        ("decision_trees/ap-1", "1 course depends"),
    ],
)
def test_a_folder_that_is_missing_is_told_once(tmp_path: Path, folder: str, files: str) -> None:
    root = on_record(write_handbook(tmp_path / "handbook", **LINKED))
    (root / folder).rename(tmp_path / "elsewhere")
    [only] = load(root, Settings(readability=False)).errors
    were = "weren't" if files.endswith("depend") else "wasn't"
    assert str(only) == (
        f"{folder}:1: unreadable The folder doesn't exist. Restore it. In a new handbook, create "
        f"it. {files} on this folder and {were} checked."
    )


def test_a_link_to_a_folder_that_no_handbook_has_is_a_slip_of_the_link(tmp_path: Path) -> None:
    text = swap(TREE_TEXT, "Someone asks", "[See](../ap-2/a.md) if someone asks")
    [problem] = told(tmp_path, {TREE: text, COURSE: None})
    assert problem.startswith(f"{TREE}:7: broken-link ")


@pytest.mark.parametrize(
    ("folder", "first", "depend"),
    [
        (
            "decision_trees",
            "follow-request.md",
            " 2 trees, 1 trees page and 1 course depend on it and weren't checked.",
        ),
        ("training", "onboarding.md", ""),
    ],
)
def test_a_folder_with_another_name_is_told_once(
    tmp_path: Path, folder: str, first: str, depend: str
) -> None:
    root = on_record(write_handbook(tmp_path, **LINKED))
    (root / folder / "ap-1").rename(root / folder / "ap-one")
    [only] = load(root, Settings(readability=False)).errors
    assert str(only) == (
        f"{folder}/ap-one/{first}:3: wrong-procedure The field “procedure” says “ap-1”, but the "
        "file is in the folder “ap-one”, which isn't a procedure's. Rename the folder to "
        f"“ap-1”.{depend}"
    )


@pytest.mark.parametrize("renamed", [False, True])
@pytest.mark.parametrize("path", [PROCEDURE, COURSE, PAGE, TREE, SECOND, THIRD, LEDGER])
def test_a_file_that_is_missing_or_has_another_name_is_told_once(
    tmp_path: Path, path: str, renamed: bool
) -> None:
    root = on_record(write_handbook(tmp_path, **LINKED))
    settings = Settings(readability=False)
    assert load(root, settings).problems == ()
    file = root / path
    if renamed:
        file.rename(file.with_name(f"other-{file.name}"))
    else:
        file.unlink()
    assert len(load(root, settings).problems) <= 1


@pytest.mark.parametrize("path", [TREE, COURSE, PAGE, PROCEDURE])
def test_a_slip_in_a_line_is_told_once(tmp_path: Path, path: str) -> None:
    """A line that is indented, or there twice. Without a heading, two sections are one."""
    root = on_record(write_handbook(tmp_path, **LINKED))
    settings = Settings(readability=False, pages=False)
    file = root / path
    lines = file.read_text(encoding="utf-8").split("\n")
    several = {}
    for place, line in enumerate(lines):
        for name, new, most in (
            ("indented", [f"    {line}"], 1),
            ("there twice", [line, line], 1),
            ("missing", [], 2),
        ):
            text = "\n".join([*lines[:place], *new, *lines[place + 1 :]])
            file.write_text(text, encoding="utf-8")
            found = load(root, settings).errors
            if line.strip() and len(found) > most:
                several[f"{line} is {name}"] = [str(problem) for problem in found]
    assert several == {}


def test_a_clause_that_is_missing_is_told_once_with_the_lines_that_cite_it(tmp_path: Path) -> None:
    renamed = swap(PROCEDURE_TEXT, "#### 2.1.1 No contact", "#### 2.1.9 No contact")
    [problem] = told(tmp_path, {PROCEDURE: renamed})
    assert problem.startswith(f"{TREE}:25: unknown-clause AP 1 has no clause “#c-2-1-1”. ")
    assert f" The same at {PAGE}:6, {SECOND}:25, {THIRD}:25 and 2 more lines." in problem


def test_in_a_single_file_each_line_is_told(tmp_path: Path) -> None:
    text = TREE_TEXT.replace("#c-2-1-1", "#c-9")
    text = swap(text, "Someone asks", "By [9](../../docs/procedures/ap-1.md#c-9), someone asks")
    found = told(tmp_path, {TREE: text, COURSE: None})
    assert [line.split(" ")[1] for line in found] == ["unknown-clause"] * 2


def test_a_clause_is_missing_because_another_has_its_number(tmp_path: Path) -> None:
    doubled = swap(PROCEDURE_TEXT, "#### 2.1.1 No contact", "#### 2.1.2 No contact")
    [problem] = told(tmp_path, {PROCEDURE: doubled})
    assert problem.startswith(f"{PROCEDURE}:35: duplicate-clause ")
    assert problem.endswith(f" {DEPEND} this file and weren't checked.")


def test_a_clause_is_missing_because_its_heading_is_not_recognized(tmp_path: Path) -> None:
    odd = swap(PROCEDURE_TEXT, "#### 2.1.1 No contact", "#### 2.1(1) No contact")
    [problem] = told(tmp_path, {PROCEDURE: odd})
    assert problem.startswith(f"{PROCEDURE}:31: unrecognized-clause ")
    assert problem.endswith(f" {DEPEND} this file and weren't checked.")


def test_a_draft_with_other_labels_takes_no_other_tree_down(tmp_path: Path) -> None:
    draft = swap(str(WHOLE[SECOND]), "[Somebody else]", "[Anybody else]")
    draft = swap(draft, "| Somebody else |", "| Anybody else |")
    for name in ("aaa", "zzz"):
        path = f"decision_trees/ap-1/{name}.md"
        [problem] = told(tmp_path / name, {path: draft})
        assert problem.startswith(f"{path}:16: question-differs “Who is asking?” has other answers")
        assert f" in {TREE}:16 and 2 other trees. " in problem


def test_a_draft_that_breaks_a_shared_statement_has_the_problem(tmp_path: Path) -> None:
    draft = "decision_trees/ap-1/aaa.md"
    text = swap(TREE_TEXT, "**Not allowed.** ", "**Allowed.** ")
    found = told(tmp_path, {draft: text, COURSE: None})
    assert {line.partition(":")[0] for line in found} == {draft}
    assert any(f" If the statement is wrong, correct {PAGE}:12." in line for line in found)


def test_headings_behind_a_question_without_answers_are_not_told(tmp_path: Path) -> None:
    start = TREE_TEXT.index("- [A student enrolled")
    end = TREE_TEXT.index("## ", start)
    text = f"{TREE_TEXT[:start]}Say who it is.\n\n{TREE_TEXT[end:]}"
    [problem] = told(tmp_path, {TREE: text})
    assert " dead-end " in problem
    assert "1 course depends on this file and wasn't checked." in problem
    assert problem.endswith(" It also causes 2 other problems in this file.")


def test_answers_that_are_no_items_are_told_at_their_lines_alone(tmp_path: Path) -> None:
    start = TREE_TEXT.index("- [A student enrolled")
    end = TREE_TEXT.index("## ", start)
    text = TREE_TEXT[:start] + TREE_TEXT[start:end].replace("- [", "• [") + TREE_TEXT[end:]
    found = told(tmp_path, {TREE: text})
    assert {line.split(" ")[1] for line in found} == {"false-item"}
    assert "1 course depends on this file and wasn't checked." in found[0]


def test_a_block_that_is_not_closed_is_told_once(tmp_path: Path) -> None:
    text = swap(TREE_TEXT, "## Who is asking?", "```\n\n## Who is asking?")
    [problem] = told(tmp_path, {TREE: text})
    assert " unclosed-fence " in problem


def test_an_outcome_whose_citation_fails_is_not_called_uncited(tmp_path: Path) -> None:
    text = swap(TREE_TEXT, "ap-1.md#c-2-1-1)", "ap-1.md#c-2-1-9)")
    [problem] = told(tmp_path, {TREE: text, COURSE: None})
    assert " unknown-clause " in problem


def test_a_file_has_the_problem_of_what_it_depends_on(tmp_path: Path) -> None:
    handbook = load(write_handbook(tmp_path, **{**WHOLE, PROCEDURE: b"\xff"}))
    [cause] = [item for item in handbook.errors if item.path == PROCEDURE]
    for path in (TREE, SECOND, THIRD, PAGE, COURSE, PROCEDURE):
        assert handbook.errors_of[path] == (cause,)


def problem(path: str, line: int = 1, cause: str = "", code: str = "dead-end") -> Problem:
    return Problem(path, line, code, "it is wrong", "Mend it.", cause)


def test_a_cause_of_a_cause_is_the_cause() -> None:
    reported, consequences = by_cause(
        [
            problem("docs/procedures/a.md"),
            problem("decision_trees/a/t.md", cause="docs/procedures/a.md"),
            problem("training/a/c.md", cause="decision_trees/a/t.md"),
        ]
    )
    [only] = reported
    assert only.hint == "Mend it. 1 tree and 1 course depend on this file and weren't checked."
    assert [item.path for item in consequences[only]] == [
        "decision_trees/a/t.md",
        "training/a/c.md",
    ]


def test_files_that_name_each_other_are_both_told() -> None:
    both = [problem("a.md", cause="b.md"), problem("b.md", cause="a.md")]
    reported, consequences = by_cause(both)
    assert [item.path for item in reported] == ["a.md", "b.md"]
    assert consequences == {}


@given(
    st.lists(
        st.builds(
            problem,
            st.sampled_from(["a.md", "b.md", "c.md", "d.md"]),
            st.integers(1, 3),
            st.sampled_from(
                ["", "", "a.md", "b.md", "c.md", "none.md", "a.md#x", "b.md:1", "c.md:2"]
            ),
            st.sampled_from(["dead-end", "step-force", "duplicate-clause", "edition-changed"]),
        )
    )
)
@example(
    [
        problem("a.md", cause="b.md"),
        problem("a.md", cause="c.md"),
        problem("d.md", cause="b.md"),
        problem("d.md", cause="c.md", code="step-force"),
    ]
)
def test_nothing_is_lost(problems: list[Problem]) -> None:
    """Each problem is reported, or the consequence of one that is."""
    reported, consequences = by_cause(problems)
    assert consequences.keys() <= set(reported)
    assert not any(item.cause for item in reported)
    told = [(p.path, p.line, p.code) for p in reported]
    told += [(p.path, p.line, p.code) for group in consequences.values() for p in group]
    assert {*told} == {(p.path, p.line, p.code) for p in problems}
    assert list(reported) == sorted(set(reported))
    assert bool(reported) == bool(problems)
