"""A procedure's trees page: what it says, and what all trees of the procedure must keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook

from soundingboard.authoring.handbook import load

PAGE = "decision_trees/ap-1/index.md"
FRONT = "---\ntitle: Questions on AP 1\nprocedure: ap-1\n---\n\nAsk before you post.\n\n"
STUDENT = "A student enrolled in one of our schools"
POST = "decision_trees/ap-1/post.md"
POST_TEXT = """\
---
title: May I write?
procedure: ap-1
reviewed: 2026-11-20
---

## Who is asking?

- [A student enrolled in one of our schools](#do-not-write)
- [A student who writes “a = b”](#do-not-write)
- [Somebody else](#write-back)

## Do not write

**Advised against.** You had better not ([2.1](../../docs/procedures/ap-1.md#c-2-1)).

## Write back

**Allowed.** You may ([1.2](../../docs/procedures/ap-1.md#c-1-2)).

## Examples

| Who is asking? | Outcome |
|---|---|
| A student enrolled in one of our schools | Do not write |
| Somebody else | Write back |
"""


def always(*rows: str) -> str:
    """A page that says what must hold of who is asking."""
    return f"{FRONT}## Always\n\n| Who is asking? | At most |\n|---|---|\n" + "".join(
        f"| {row} |\n" for row in rows
    )


def told(tmp_path: Path, page: str, **files: str) -> list[str]:
    """Every problem of a handbook with that page."""
    root = write_handbook(tmp_path, **{PAGE: page, POST: POST_TEXT, **files})
    return [str(problem) for problem in load(root).problems]


def test_a_page_is_no_tree(tmp_path: Path) -> None:
    handbook = load(write_handbook(tmp_path, **{PAGE: FRONT}))
    assert handbook.problems == ()
    assert list(handbook.trees) == ["ap-1/follow-request"]
    page = handbook.trees_pages["ap-1"]
    assert (page.path, page.procedure, page.title) == (PAGE, "ap-1", "Questions on AP 1")
    assert page.safety_statements == ()
    assert any(token.content == "Ask before you post." for token in page.intro)


def test_a_statement_is_proved_over_every_tree_that_asks(tmp_path: Path) -> None:
    assert told(tmp_path, always(f"{STUDENT} | Allowed with conditions")) == []


def test_the_tree_that_breaks_it_is_named(tmp_path: Path) -> None:
    [problem] = told(tmp_path, always(f"{STUDENT} | Not allowed"), **{TREE: _FLAT})
    assert problem == (
        f"{POST}:13: always-fails “Who is asking? {STUDENT}: at most not allowed” isn't true of "
        f"ap-1/post. “Who is asking? {STUDENT} → Do not write” is “advised against”. Correct the "
        f"tree. If the statement is wrong, correct {PAGE}:12."
    )


def test_a_statement_that_every_tree_breaks_has_the_problem_itself(tmp_path: Path) -> None:
    [problem] = told(tmp_path, always(f"{STUDENT} | Not allowed"))
    assert problem.startswith(f"{PAGE}:12: always-fails ")
    assert "isn't true of ap-1/follow-request. “" in problem
    assert problem.endswith(" It isn't true of ap-1/post either. Correct the statement.")


def test_a_statement_concerns_only_the_trees_that_ask_all_it_names(tmp_path: Path) -> None:
    page = (
        f"{FRONT}## Always\n\n"
        "| Who is asking? | Which account did they ask to follow? | At most |\n|---|---|---|\n"
        f"| {STUDENT} | My own account | Not allowed |\n"
    )
    assert told(tmp_path, page) == []


def test_a_statement_about_no_tree_is_idle(tmp_path: Path) -> None:
    page = (
        f"{FRONT}## Always\n\n| Is it yours? | Which account did they ask to follow? | At most |\n"
        "|---|---|---|\n| Yes | My own account | Not allowed |\n"
    )
    yours = swap(
        POST_TEXT,
        "## Who is asking?",
        "## Is it yours?\n\n- [Yes](#who-is-asking)\n- [No](#write-back)\n\n## Who is asking?",
    )
    yours = yours[: yours.index("## Examples")]
    [problem] = [line for line in told(tmp_path, page, **{POST: yours}) if "always" in line]
    assert problem == (
        f"{PAGE}:12: always-idle No tree asks all the questions of “Is it yours? Yes and Which "
        "account did they ask to follow? My own account: at most not allowed”. Name only "
        "questions of one tree. For others, add another row."
    )


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("Hello.", "no-front-matter"),
        (swap(FRONT, "title: Questions on AP 1\n", ""), "missing-field"),
        (swap(FRONT, "procedure: ap-1", "procedure: ap-2"), "wrong-procedure"),
        (swap(FRONT, "Ask before", "[Ask](none.md) before"), "broken-link"),
        (f"{FRONT}<b>Now</b>", "raw-html"),
        (f"{FRONT}## Students\n\n**Not allowed.** Don't.", "unread-text"),
        (f"{FRONT}- [ ] You must ask.", "bad-step"),
        (always(f"[{STUDENT}](#always) | Allowed with conditions"), "unread-text"),
        (f"{FRONT}withdrawn: all of them", "unread-text"),
        (f"{FRONT}You must not post photos.", "no-citation"),
        (f"{FRONT}## Photos\n\n- Staff may post photos.", "no-citation"),
        (always("A passer-by | Not allowed"), "always-answer"),
        (f"{FRONT}## Gaps\n\nOne.\n\n## Gaps!\n\nTwo.\n", "duplicate-id"),
        (f"{FRONT}## [Gaps](../../docs/procedures/ap-1.md#c-1-1)\n\nOne.\n", "unread-text"),
        (f"{FRONT}## ?\n\nOne.\n", "empty-heading"),
        (f"{FRONT}## sb-decisions\n\nOne.\n", "duplicate-id"),
    ],
)
def test_mistakes(tmp_path: Path, page: str, code: str) -> None:
    assert {line.split(" ")[1] for line in told(tmp_path, page)} == {code}


def test_statements_under_a_second_heading_are_not_listed_under_both(tmp_path: Path) -> None:
    twice = always(f"{STUDENT} | Allowed with conditions")
    problems = told(tmp_path, twice + twice.removeprefix(FRONT))
    assert [line.split(" ")[1] for line in problems] == ["duplicate-id"]


_FLAT = swap(TREE_TEXT, "**Allowed with conditions.** Students", "**Not allowed.** Students")
