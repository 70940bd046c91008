"""Contradictions among the trees of a procedure, and their declaration."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook

from soundingboard.authoring.handbook import load

POST = "decision_trees/ap-1/post.md"
POST_TEXT = """\
---
title: May I write to a student?
procedure: ap-1
reviewed: 2026-11-20
---

## Who is asking?

- [A student enrolled in one of our schools](#write-back)
- [A student who writes “a = b”](#write-back)
- [Somebody else](#write-back)

## Write back

**Allowed.** You may ([2.1.1](../../docs/procedures/ap-1.md#c-2-1-1)).

## Examples

| Who is asking? | Outcome |
|---|---|
| Somebody else | Write back |
"""
OTHER_CLAUSE = swap(
    POST_TEXT,
    "[2.1.1](../../docs/procedures/ap-1.md#c-2-1-1)",
    "[2.1](../../docs/procedures/ap-1.md#c-2-1)",
)
INTENDED = (
    "reviewed: 2026-11-20\nintended:\n  - with: {}\n    reason: The clause has an exception.\n"
)


def told(root: Path) -> list[str]:
    """Every problem but the idle question, which these trees are too small to avoid."""
    return [str(item) for item in load(root).problems if item.code != "idle-question"]


def declaring(text: str, other: str) -> str:
    """*text* with a contradiction with *other* declared."""
    return swap(text, "reviewed: 2026-11-20\n", INTENDED.format(other))


def test_one_case_permitted_and_forbidden_by_one_clause(tmp_path: Path) -> None:
    [problem] = told(write_handbook(tmp_path, **{POST: POST_TEXT}))
    assert problem == (
        f"{POST}:13: contradiction This outcome permits what ap-1/follow-request forbids, both by "
        "clause 2.1.1. "
        "Here: “Who is asking? A student enrolled in one of our schools → Write back”. "
        "There: “Which account did they ask to follow? My own account → "
        "Who is asking? A student enrolled in one of our schools → Do not accept”. "
        "Correct the wrong tree. If these are two different cases, add the same question with the "
        "same answers to both trees. If both are right, add the field "
        "“intended: [{with: follow-request, reason: …}]”."
    )


def test_by_another_clause_it_is_none(tmp_path: Path) -> None:
    assert told(write_handbook(tmp_path, **{POST: OTHER_CLAUSE})) == []


def test_trees_of_two_procedures_do_not_contradict_each_other(tmp_path: Path) -> None:
    """Each board draws its own line."""
    root = write_handbook(tmp_path)
    page = (root / "docs/procedures/ap-1.md").read_text(encoding="utf-8")
    elsewhere = POST_TEXT.replace("ap-1", "ap-2")
    write_handbook(
        root,
        **{"docs/procedures/ap-2.md": page, "decision_trees/ap-2/post.md": elsewhere},
    )
    assert told(root) == []


@pytest.mark.parametrize("declared_in", [TREE, POST])
def test_either_tree_may_declare_it(tmp_path: Path, declared_in: str) -> None:
    files = {TREE: TREE_TEXT, POST: POST_TEXT}
    other = "post" if declared_in == TREE else "follow-request"
    files[declared_in] = declaring(files[declared_in], other)
    assert told(write_handbook(tmp_path, **files)) == []


def test_a_declaration_that_has_become_idle_is_told(tmp_path: Path) -> None:
    declared = declaring(OTHER_CLAUSE, "follow-request")
    [problem] = told(write_handbook(tmp_path, **{POST: declared}))
    assert problem == (
        f"{POST}:5: idle-intended “intended” names “follow-request”, but the two trees don't "
        "disagree. Take the entry out."
    )


def test_a_declaration_gives_a_reason(tmp_path: Path) -> None:
    bare = "reviewed: 2026-11-20\nintended: [{with: follow-request}]\n"
    declared = swap(POST_TEXT, "reviewed: 2026-11-20\n", bare)
    [problem] = told(write_handbook(tmp_path, **{POST: declared}))
    assert problem == (
        f"{POST}:5: bad-field “intended” gives no reason for “follow-request”. "
        "Add why the two trees differ, as in “reason: …”."
    )


def test_a_declaration_must_name_a_tree(tmp_path: Path) -> None:
    declared = declaring(POST_TEXT, "folow-request")
    [problem] = told(write_handbook(tmp_path, **{POST: declared}))
    assert " bad-field “intended” names “folow-request”, " in problem
    assert "Did you mean “follow-request”?" in problem


def test_trees_that_word_a_question_otherwise_are_not_compared(tmp_path: Path) -> None:
    """The labels are the problem; what they come to is not known before they agree."""
    other = swap(POST_TEXT, "[Somebody else]", "[A passer-by]")
    other = swap(other, "| Somebody else |", "| A passer-by |")
    codes = {line.split(" ")[1] for line in told(write_handbook(tmp_path, **{POST: other}))}
    assert codes == {"question-differs"}


def test_two_large_trees_are_undecided_and_that_is_told(tmp_path: Path) -> None:
    def ladder(verdict: str) -> str:
        questions = "".join(
            f"## Rung {place}?\n\n- [Yes](#rung-{place + 1})\n- [No](#rung-{place + 1})\n\n"
            for place in range(20)
        )
        return (
            "---\ntitle: Ladder\nprocedure: ap-1\nreviewed: 2026-11-20\n---\n\n"
            f"{questions.replace('#rung-20', '#end')}## End\n\n"
            f"**{verdict}** ([2.1](../../docs/procedures/ap-1.md#c-2-1))\n"
        )

    root = write_handbook(
        tmp_path,
        **{
            TREE: None,
            "decision_trees/ap-1/one.md": ladder("Allowed."),
            "decision_trees/ap-1/two.md": ladder("Not allowed."),
        },
    )
    [undecided] = [line for line in told(root) if " undecided " in line]
    assert undecided == (
        "decision_trees/ap-1/one.md:1: undecided “Ladder” (ap-1/one) and “Ladder” "
        "(ap-1/two) share too many questions. Compare them by hand."
    )


def forbidding(title: str, reviewed: str = "2026-11-20") -> str:
    """A tree that forbids what ``post.md`` permits."""
    text = swap(POST_TEXT, "May I write to a student?", title)
    return swap(
        swap(text, "**Allowed.** You may", "**Not allowed.** You must not"), "2026-11-20", reviewed
    )


def test_a_tree_that_several_contradict_is_the_one_with_the_problem(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        f"decision_trees/ap-1/{name}.md": forbidding(name) for name in ("a", "b", "c")
    }
    problems = told(write_handbook(tmp_path, **files, **{TREE: None, POST: POST_TEXT}))
    assert len(problems) == 1
    assert problems[0].startswith(f"{POST}:13: contradiction This outcome permits ")
    assert "what ap-1/a forbids, both by clause 2.1.1." in problems[0]
    assert ". It also contradicts ap-1/b and ap-1/c. Correct the" in problems[0]


def test_it_may_be_the_one_that_forbids(tmp_path: Path) -> None:
    files = {f"decision_trees/ap-1/{name}.md": POST_TEXT for name in ("a", "b")}
    draft = "decision_trees/ap-1/draft.md"
    problems = told(write_handbook(tmp_path, **{TREE: None, draft: forbidding("D"), **files}))
    assert [line.split(":")[0] for line in problems] == [draft]
    assert "This outcome forbids what ap-1/a permits, " in problems[0]


@pytest.mark.parametrize("newest", ["forbids", "permits"])
def test_of_two_the_one_reviewed_last_has_the_problem(tmp_path: Path, newest: str) -> None:
    later, earlier = "2026-11-20", "2026-11-01"
    permits = swap(POST_TEXT, later, later if newest == "permits" else earlier)
    forbids = forbidding("F", later if newest == "forbids" else earlier)
    other = "decision_trees/ap-1/a.md"
    problems = told(write_handbook(tmp_path, **{TREE: None, POST: permits, other: forbids}))
    assert [line.split(":")[0] for line in problems] == [other if newest == "forbids" else POST]


def test_a_declaration_about_a_broken_tree_waits_for_it(tmp_path: Path) -> None:
    declared = declaring(POST_TEXT, "follow-request")
    root = write_handbook(tmp_path, **{POST: declared})
    (root / TREE).write_bytes(b"\xff")
    problems = told(root)
    assert [line.split(" ")[1] for line in problems] == ["not-utf8"]
