"""A changed clause flags everything that cites it, until that is reviewed again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap, write_handbook

from soundingboard.authoring.editions.ledger import (
    completed,
    edition_of,
    with_editions,
    write_ledger,
)
from soundingboard.authoring.editions.review import Citing, citing_files
from soundingboard.authoring.handbook import Handbook, load
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.settings import Settings
from soundingboard.engine.editions import Ledger

INDEX = "decision_trees/ap-1/index.md"
INDEX_TEXT = """\
---
title: What AP 1 decides
procedure: ap-1
reviewed: 2026-11-20
---

Ask.

## Always

Staff do not write to students from their own accounts ([2.1.1](../../docs/procedures/ap-1.md#c-2-1-1)).

| Which account did they ask to follow? | Who is asking? | At most |
|---|---|---|
| My own account | A student enrolled in one of our schools | Not allowed |
"""  # noqa: E501 (a link is one line)
FILES = {TREE: TREE_TEXT, COURSE: COURSE_TEXT, INDEX: INDEX_TEXT}
SECOND = swap(
    swap(PROCEDURE_TEXT, "revision: 2", "revision: 3"),
    "Staff must not communicate with enrolled students on their own accounts.",
    "Staff may communicate with enrolled students on any account.",
)
MOVED = re.sub(
    r"### 1\.1 Who may follow\n\n.*\n\n### 1\.2 ",
    "### 1.1 ",
    swap(PROCEDURE_TEXT, "revision: 2", "revision: 3"),
)
"""Clause 1.1 is gone, and 1.2 has moved up into its place."""

EARLIER, DAY, LATER = "2026-11-19", "2026-11-20", "2026-11-21"
TODAY = Settings(today=datetime.date(2026, 11, 28))


def record(root: Path, day: str) -> None:
    """Put the procedure as it is on record, as “soundingboard edition” does on that day."""
    handbook = load(root)
    [procedure] = handbook.procedures.values()
    citing = {file.path: file.hash for file in files_of(handbook)}
    entry = edition_of(procedure, ["2.1.1"], recorded=day, citing=citing)
    grown = with_editions(handbook.ledger, {"ap-1": entry})
    write_ledger(root, completed(grown, [procedure], {}))


def files_of(handbook: Handbook) -> list[Citing]:
    return [
        *citing_files(
            handbook.tree_files.values(),
            handbook.trees_pages.values(),
            handbook.course_files.values(),
        )
    ]


def changed(
    root: Path,
    day: str,
    text: str = SECOND,
    files: Mapping[str, str] = FILES,
    after: Mapping[str, str] | None = None,
) -> list[Problem]:
    """What is reported when *text* is recorded on *day*, and then the files read as *after*."""
    write_handbook(root, **files)
    record(root, "2026-01-01")
    write_handbook(root, **{**files, PROCEDURE: text})
    record(root, day)
    write_handbook(root, **{**files, PROCEDURE: text, **(after or {})})
    return list(load(root, TODAY).problems)


def lines(text: str, words: str) -> list[int]:
    return [number for number, line in enumerate(text.split("\n"), 1) if words in line]


def test_trees_courses_and_safety_statements_are_reported_at_each_citation(
    tmp_path: Path,
) -> None:
    found = changed(tmp_path, LATER)
    assert {problem.code for problem in found} == {"needs-review"}
    assert {(problem.path, problem.line) for problem in found} == {
        (path, line) for path, text in FILES.items() for line in lines(text, "#c-2-1-1")
    }
    [tree] = [problem for problem in found if problem.path == TREE]
    assert tree.message == (
        "Clause 2.1.1 changed in revision 3. It said “Staff must not communicate with "
        "enrolled students on their own accounts.”, and now says “Staff may communicate "
        "with enrolled students on any account.”. This file was last reviewed on 2026-11-20"
    )


def test_citations_in_every_part_of_a_file_count(tmp_path: Path) -> None:
    cite = "([2.1.1](../../docs/procedures/ap-1.md#c-2-1-1))"
    parts = {
        "Someone asks to follow or befriend you.": TREE,
        "The one you use for work, or your own?": TREE,
        "- [ ] You must decline the request": TREE,
        "now, in any grade": TREE,
        "A short course.": COURSE,
        "A student of yours asks to follow your own account.": COURSE,
        "No tree asks about settings.": COURSE,
    }
    files = dict(FILES)
    for words, path in parts.items():
        files[path] = swap(files[path], words, f"{words} {cite}")
    files[COURSE] = swap(files[COURSE], 'statement-clause: "1.2"', 'statement-clause: "2.1.1"')
    found = {(problem.path, problem.line) for problem in changed(tmp_path, LATER, files=files)}
    for words, path in parts.items():
        assert {(path, line) for line in lines(files[path], words)} <= found, words
    assert (COURSE, 10) in found, "the statement's clause"


@pytest.mark.parametrize("recorded", [LATER, DAY, EARLIER])
def test_what_reads_as_before_was_not_reviewed_whatever_its_date(
    tmp_path: Path, recorded: str
) -> None:
    assert changed(tmp_path, recorded)


@pytest.mark.parametrize(
    ("recorded", "reviewed", "reported"),
    [(LATER, LATER, False), (LATER, "2026-11-22", False), (LATER, DAY, True)],
)
def test_a_review_on_the_day_of_the_record_or_later_settles_it(
    tmp_path: Path, recorded: str, reviewed: str, reported: bool
) -> None:
    after = {
        path: swap(text, "reviewed: 2026-11-20", f'reviewed: "{reviewed}"')
        for path, text in FILES.items()
    }
    assert bool(changed(tmp_path, recorded, after=after)) is reported


def test_a_clause_that_nothing_cites_flags_nothing(tmp_path: Path) -> None:
    text = swap(
        swap(PROCEDURE_TEXT, "revision: 2", "revision: 3"), "know their privacy", "know the privacy"
    )
    uncited = {TREE: swap(TREE_TEXT, " ([2.1.2](../../docs/procedures/ap-1.md#c-2-1-2))", "")}
    assert changed(tmp_path, LATER, text, uncited) == []


def test_a_clause_that_reads_as_it_did_flags_nothing(tmp_path: Path) -> None:
    write_handbook(tmp_path, **FILES)
    record(tmp_path, "2026-01-01")
    for number, text in enumerate((SECOND, PROCEDURE_TEXT), 3):
        again = re.sub(r"revision: \d", f"revision: {number}", text)
        write_handbook(tmp_path, **{PROCEDURE: again, **FILES})
        record(tmp_path, LATER)
    assert load(tmp_path, TODAY).problems == ()


def test_a_withdrawn_tree_waits_for_its_correction(tmp_path: Path) -> None:
    withdrawn = swap(TREE_TEXT, "reviewed: 2026-11-20", "reviewed: 2026-11-20\nwithdrawn: Changed")
    found = changed(tmp_path, LATER, files={TREE: withdrawn})
    assert [problem.code for problem in found] == ["withdrawn"]


def test_without_the_old_text_the_new_one_is_told(tmp_path: Path) -> None:
    write_handbook(tmp_path)
    handbook = load(tmp_path)
    entry = edition_of(handbook.procedures["ap-1"], ["2.1.1"])
    write_ledger(tmp_path, with_editions(None, {"ap-1": entry}))
    write_handbook(tmp_path, **{PROCEDURE: SECOND})
    record(tmp_path, LATER)
    [problem] = load(tmp_path, TODAY).problems
    assert "changed in revision 3. It now says “Staff may" in problem.message


def test_a_clause_with_another_number_is_known_by_its_text(tmp_path: Path) -> None:
    files = {TREE: TREE_TEXT}
    by_line = {problem.line: problem for problem in changed(tmp_path, LATER, MOVED, files)}
    [at_gone] = lines(TREE_TEXT, "#c-1-1)")
    [at_moved] = lines(TREE_TEXT, "#c-1-2)")
    assert by_line[at_gone].code == "needs-review"
    assert by_line[at_moved].code == "unknown-clause"
    assert by_line[at_moved].hint == "Write “[1.1]”: clause 1.2 is now clause 1.1."


def chain(revision: int, *numbered: tuple[str, str]) -> str:
    clauses = "\n\n".join(f"### {number} T\n\nThe {word} thing." for number, word in numbered)
    return f"---\ntitle: T\nshort: AP 1\nrevision: {revision}\n---\n\n{clauses}\n"


def citing(*numbers: str) -> str:
    cited = "".join(
        f"\n([{number}](../../docs/procedures/ap-1.md#c-{number.replace('.', '-')}))"
        for number in numbers
    )
    return f"""\
---
title: May I?
procedure: ap-1
reviewed: 2026-11-20
---

## Do you?

- [Yes](#no)
- [No](#no)

## No

**Not allowed.** You must not{cited}.

## Examples

| Do you? | Outcome |
|---|---|
| Yes | No |
"""


FIRST = chain(1, ("1.1", "first"), ("1.2", "second"), ("1.3", "third"), ("1.4", "fourth"))
SHIFTED = chain(2, ("1.1", "first"), ("1.2", "third"), ("1.3", "fourth"))


@pytest.mark.parametrize("recorded", [True, False])
def test_clauses_that_moved_up_are_not_cited_by_their_old_numbers(
    tmp_path: Path, recorded: bool
) -> None:
    tree = {TREE: citing("1.1", "1.2", "1.3", "1.4")}
    write_handbook(tmp_path, **{PROCEDURE: FIRST, **tree})
    record(tmp_path, "2026-01-01")
    write_handbook(tmp_path, **{PROCEDURE: SHIFTED, **tree})
    if recorded:
        # The tree cites a clause that is gone; that is reported, and keeps no edition back.
        record(tmp_path, LATER)
    found = {
        problem.line: problem
        for problem in load(tmp_path, TODAY).problems
        if problem.path == TREE and problem.code != "idle-question"
    }
    at = {number: lines(tree[TREE], f"[{number}]")[0] for number in ("1.1", "1.2", "1.3", "1.4")}
    assert at["1.1"] not in found
    assert found[at["1.3"]].code == "clause-moved"
    assert found[at["1.3"]].message == "Clause 1.3 is now clause 1.2, and 1.3 is another text"
    assert found[at["1.4"]].hint == "Write “[1.3]”: clause 1.4 is now clause 1.3."
    if recorded:
        assert found[at["1.2"]].code == "needs-review"
        assert "It said “The second thing.”" in found[at["1.2"]].message


def test_a_clause_that_is_gone_is_told_with_its_text_and_no_similar_number(
    tmp_path: Path,
) -> None:
    tree = {TREE: citing("1.4")}
    write_handbook(tmp_path, **{PROCEDURE: FIRST, **tree})
    record(tmp_path, "2026-01-01")
    write_handbook(tmp_path, **{PROCEDURE: chain(2, ("1.1", "first"), ("1.3", "third")), **tree})
    [problem] = [p for p in load(tmp_path, TODAY).problems if p.code == "unknown-clause"]
    assert problem.hint == (
        "Check what applies now. Clause 1.4 of revision 1 said “The fourth thing.”."
    )


def test_two_clauses_of_one_text_are_not_taken_for_one_another(tmp_path: Path) -> None:
    tree = {TREE: citing("1.1")}
    write_handbook(tmp_path, **{PROCEDURE: FIRST, **tree})
    record(tmp_path, "2026-01-01")
    twice = chain(2, ("1.1", "other"), ("1.2", "first"), ("1.3", "first"))
    write_handbook(tmp_path, **{PROCEDURE: twice, **tree})
    record(tmp_path, LATER)
    assert "clause-moved" not in {problem.code for problem in load(tmp_path, TODAY).problems}


def test_a_clause_that_is_new_since_the_review_is_reported(tmp_path: Path) -> None:
    tree = {TREE: citing("1.1")}
    write_handbook(tmp_path, **{PROCEDURE: chain(1, ("1.2", "second")), TREE: citing("1.2")})
    record(tmp_path, "2026-01-01")
    added = {PROCEDURE: chain(2, ("1.1", "new"), ("1.2", "second")), **tree}
    write_handbook(tmp_path, **added)
    record(tmp_path, LATER)
    [problem] = [p for p in load(tmp_path, TODAY).problems if p.code == "needs-review"]
    assert problem.message.startswith("Clause 1.1 is new in revision 2. It says “The new thing.”")


def test_a_page_without_a_date_is_asked_for_one_when_a_clause_changes(tmp_path: Path) -> None:
    undated = swap(INDEX_TEXT, "reviewed: 2026-11-20\n", "")
    found = changed(tmp_path, LATER, files={TREE: TREE_TEXT, INDEX: undated})
    [problem] = [item for item in found if item.path == INDEX]
    assert problem.hint.endswith("add a line “reviewed: …” with the date of your review.")


def test_line_ends_are_no_change(tmp_path: Path) -> None:
    write_handbook(tmp_path, **{TREE: TREE_TEXT})
    before = files_of(load(tmp_path))
    write_handbook(tmp_path, **{TREE: TREE_TEXT.replace("\n", "\r\n")})
    assert files_of(load(tmp_path)) == before


def test_clauses_that_the_front_matter_names_are_followed_until_the_revision_is_on_record(
    tmp_path: Path,
) -> None:
    front = (
        "ask: The clerk\nask-clause: '1.3'\n"
        "glossary: [{term: T, means: m, clause: '1.4'}]\n"
        "decides-nothing: [{clauses: '1.1, 1.3', reason: r}]\n"
        "not-covered: [{slug: logo, title: My logo, nearest: '1.1, 1.3'}]\n"
    )

    def text(procedure: str) -> str:
        return procedure.replace("short: AP 1\n", f"short: AP 1\n{front}")

    write_handbook(tmp_path, **{PROCEDURE: text(FIRST), TREE: citing("1.2")})
    record(tmp_path, "2026-01-01")
    shifted = text(SHIFTED).replace("'1.4'", "'1.3'")
    write_handbook(tmp_path, **{PROCEDURE: shifted, TREE: citing("1.2")})
    found = [p for p in load(tmp_path, TODAY).problems if p.path == PROCEDURE]
    assert [(p.line, p.message) for p in found if p.code == "clause-moved"] == [
        (line, "The front matter names clause 1.3, whose text is now clause 1.2")
        for line in (5, 6, 7, 8)
    ]
    record(tmp_path, LATER)
    codes = [p.code for p in load(tmp_path, TODAY).problems if p.path == PROCEDURE]
    assert "clause-moved" not in codes


@pytest.mark.parametrize(("effective", "reported"), [("2026-12", True), ("2026-11-20", False)])
def test_entries_of_older_ledgers_count_from_the_date_from_which_they_apply(
    tmp_path: Path, effective: str, reported: bool
) -> None:
    write_handbook(tmp_path)
    first = edition_of(load(tmp_path).procedures["ap-1"], ["2.1.1"])
    dated = swap(SECOND, "adopted: 2020-12-15", f"adopted: {effective}")
    write_handbook(tmp_path, **{PROCEDURE: dated})
    second = edition_of(load(tmp_path).procedures["ap-1"], ["2.1.1"])
    write_ledger(tmp_path, Ledger({"ap-1": (first, second)}))
    found = {problem.code for problem in load(tmp_path, TODAY).problems}
    assert found == ({"needs-review"} if reported else set())


def test_the_page_of_safety_statements_is_to_be_reviewed_in_time(tmp_path: Path) -> None:
    old = swap(INDEX_TEXT, "2026-11-20", "2025-01-01")
    write_handbook(tmp_path, **{INDEX: old})
    [problem] = load(tmp_path, TODAY).problems
    assert (problem.path, problem.code) == (INDEX, "review-due")
    assert problem.message.startswith("The last review was 696 days ago")


@pytest.mark.parametrize("existed", [False, True])
@pytest.mark.parametrize("reviewed", [DAY, LATER])
def test_a_file_edited_before_the_record_may_be_older_than_the_text(
    tmp_path: Path, reviewed: str, existed: bool
) -> None:
    write_handbook(tmp_path, **{TREE: TREE_TEXT if existed else None})
    record(tmp_path, "2026-01-01")
    tree = swap(TREE_TEXT, "reviewed: 2026-11-20", f"reviewed: {reviewed}")
    tree = swap(tree, "Someone asks to follow", "Somebody asks to follow")
    write_handbook(tmp_path, **{PROCEDURE: SECOND, TREE: tree})
    record(tmp_path, DAY)
    found = load(tmp_path, TODAY).problems
    assert {problem.code for problem in found} == {"needs-review"}
    assert "add a line “reviewed-revision: 3”" in found[0].hint
    noted = swap(tree, f"reviewed: {reviewed}", f"reviewed: {reviewed}\nreviewed-revision: 3")
    write_handbook(tmp_path, **{PROCEDURE: SECOND, TREE: noted})
    assert load(tmp_path, TODAY).problems == ()


LEAD_IN = "What staff do on their own accounts is their own affair, except as follows."


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (
            "### 2.1 Your own accounts\n\nStaff may leave out what follows.",
            "now says “Staff may leave out what follows.”",
        ),
        ("### Your own accounts", "Clause 2.1 was removed in revision 3. It said “What staff do"),
    ],
)
def test_a_lead_in_that_changed_flags_what_cites_the_clauses_under_it(
    tmp_path: Path, now: str, told: str
) -> None:
    text = swap(PROCEDURE_TEXT, "revision: 2", "revision: 3")
    text = swap(text, f"### 2.1 Your own accounts\n\n{LEAD_IN}", now)
    tree = TREE_TEXT.replace("[2.1](", "[2.1.2](").replace("#c-2-1)", "#c-2-1-2)")
    found = changed(tmp_path, LATER, text, {TREE: tree})
    cited = {line for word in ("#c-2-1-1)", "#c-2-1-2)") for line in lines(tree, word)}
    assert {(p.code, p.line) for p in found} == {("needs-review", line) for line in cited}
    assert all(told in problem.message for problem in found)
    assert any("It leads in to clause 2.1.1. This file" in problem.message for problem in found)


def test_a_date_in_the_future_is_no_review(tmp_path: Path) -> None:
    after = {TREE: swap(TREE_TEXT, "reviewed: 2026-11-20", "reviewed: 2026-12-24")}
    found = changed(tmp_path, DAY, files={TREE: TREE_TEXT}, after=after)
    assert [problem.code for problem in found] == ["needs-review"]
    assert found[0].message.endswith("The date in “reviewed”, 2026-12-24, is in the future")
    assert "reviewed-revision" not in found[0].hint


def test_who_reviews_before_the_record_says_with_which_revision(tmp_path: Path) -> None:
    write_handbook(tmp_path)
    record(tmp_path, "2026-01-01")
    tree = swap(TREE_TEXT, "reviewed: 2026-11-20", f"reviewed: {DAY}\nreviewed-revision: 3")
    write_handbook(tmp_path, **{PROCEDURE: SECOND, TREE: tree})
    record(tmp_path, DAY)
    assert load(tmp_path, TODAY).problems == ()


@pytest.mark.parametrize(("revision", "reported"), [(2, True), (3, False)])
def test_the_revision_that_was_read_tells_the_order_within_a_day(
    tmp_path: Path, revision: int, reported: bool
) -> None:
    after = {
        path: swap(text, "reviewed: 2026-11-20", f"reviewed: {DAY}\nreviewed-revision: {revision}")
        for path, text in FILES.items()
    }
    assert bool(changed(tmp_path / "a", DAY, after=after)) is reported
    assert changed(tmp_path / "b", LATER, after=after), "an earlier day is an earlier day"


def test_a_revision_that_does_not_exist_yet_has_not_been_read(tmp_path: Path) -> None:
    files = {
        path: swap(text, "reviewed: 2026-11-20", "reviewed: 2026-11-20\nreviewed-revision: 99")
        for path, text in FILES.items()
    }
    found = [p for p in load(write_handbook(tmp_path, **files)).problems if p.code == "bad-field"]
    assert sorted(problem.path for problem in found) == sorted(FILES)
    assert {problem.message for problem in found} == {
        "Expected at most 2, the revision of AP 1, in “reviewed-revision”, found 99"
    }
    assert all("reviewed-revision: 99" in line_of(files, problem) for problem in found)


def line_of(files: Mapping[str, str], problem: Problem) -> str:
    return files[problem.path].split("\n")[problem.line - 1]
