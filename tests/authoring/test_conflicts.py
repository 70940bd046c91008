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


def test_one_situation_permitted_and_forbidden_by_one_clause(tmp_path: Path) -> None:
    [problem] = told(write_handbook(tmp_path, **{POST: POST_TEXT}))
    assert problem == (
        f"{POST}:13: contradiction one situation is permitted here and forbidden in "
        "ap-1/follow-request, both by clause 2.1.1. "
        "Here: Who is asking? A student enrolled in one of our schools → Write back. "
        "There: Which account did they ask to follow? My own account → "
        "Who is asking? A student enrolled in one of our schools → Do not accept. "
        "Correct one of them, or declare it in the front matter: "
        "intended: [{with: follow-request, reason: …}]."
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
        f"{POST}:5: idle-intended “intended” names “follow-request”, and the two do not contradict "
        "each other. Take the declaration out."
    )


def test_a_declaration_gives_a_reason(tmp_path: Path) -> None:
    bare = "reviewed: 2026-11-20\nintended: [{with: follow-request}]\n"
    declared = swap(POST_TEXT, "reviewed: 2026-11-20\n", bare)
    [problem] = told(write_handbook(tmp_path, **{POST: declared}))
    assert problem == (
        f"{POST}:5: bad-field “intended” gives no reason for “follow-request”. "
        "Say why the two may differ: “reason: …”."
    )


def test_a_declaration_must_name_a_tree(tmp_path: Path) -> None:
    declared = declaring(POST_TEXT, "folow-request")
    problems = told(write_handbook(tmp_path, **{POST: declared}))
    assert [line.split(" ")[1] for line in problems] == ["bad-field", "contradiction"]
    assert "Did you mean “follow-request”?" in problems[0]


def test_answers_that_disagree_do_not_stop_the_search(tmp_path: Path) -> None:
    """The labels are a problem of their own, and nothing is raised."""
    other = swap(POST_TEXT, "[Somebody else]", "[A passer-by]")
    other = swap(other, "| Somebody else |", "| A passer-by |")
    codes = {line.split(" ")[1] for line in told(write_handbook(tmp_path, **{POST: other}))}
    assert codes == {"question-differs", "contradiction"}


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
        "decision_trees/ap-1/one.md:1: undecided “Ladder” (ap-1/one) and “Ladder” (ap-1/two) share "
        "too many questions: more than 20000 ways to answer them. Compare them by hand."
    )
