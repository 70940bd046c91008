"""Safety statements as authors write them: read, proved, or answered with a counter-example."""

from __future__ import annotations

import pytest
from tests.authoring.small import compiled
from tests.handbooks import TREE, TREE_TEXT

from soundingboard.authoring.problems.problem import Problem
from soundingboard.engine.safety_statements import SafetyStatement
from soundingboard.engine.verdict import Verdict

ACCOUNT, WHO = "Which account did they ask to follow?", "Who is asking?"
MINE, STUDENT = "My own account", "A student enrolled in one of our schools"
HEADING = TREE_TEXT.count("\n") + 2


def stated(table: str) -> tuple[list[tuple[SafetyStatement, str, int]], list[Problem]]:
    """The statements of a tree that ends with *table*, and the tree's problems."""
    file, problems = compiled(f"{TREE_TEXT}\n## Always\n\n{table}")
    return [(item.statement, item.words, item.line) for item in file.safety_statements], problems


def one_problem(table: str) -> str:
    """The one problem of a tree that ends with *table*, without its path."""
    [problem] = stated(table)[1]
    return str(problem).removeprefix(f"{TREE}:")


def test_a_statement_that_holds() -> None:
    found, problems = stated(
        f"| {WHO} | {ACCOUNT} | At most |\n|---|---|---|\n| {STUDENT} | {MINE} | Ask first |\n"
    )
    assert problems == []
    when = {
        "who-is-asking": "a-student-enrolled-in-one-of-our-schools",
        "which-account-did-they-ask-to-follow": "my-own-account",
    }
    words = f"{WHO} {STUDENT} and {ACCOUNT} {MINE}: at most ask first"
    assert found == [(SafetyStatement(when, Verdict.ASK_FIRST), words, HEADING + 4)]


def test_a_blank_cell_means_any_answer() -> None:
    found, problems = stated(
        f"| {WHO} | {ACCOUNT} | At most |\n|---|---|---|\n| | {MINE} | allowed |\n| | | Allowed |\n"
    )
    assert problems == []
    assert [statement.when for statement, _, _ in found] == [
        {"which-account-did-they-ask-to-follow": "my-own-account"},
        {},
    ]
    assert found[1][1] == "Whatever the answers: at most allowed"


def test_several_tables_may_follow_one_another() -> None:
    found, problems = stated(
        f"| {WHO} | at most |\n|---|---|\n| {STUDENT} | allowed with conditions |\n\n"
        "| At most |\n|---|\n| Allowed |\n"
    )
    assert problems == []
    assert [line for _, _, line in found] == [HEADING + 4, HEADING + 8]


def test_a_statement_that_does_not_hold_comes_with_a_counter_example() -> None:
    assert one_problem(f"| {WHO} | At most |\n|---|---|\n| {STUDENT} | Not allowed |\n") == (
        f"{HEADING + 4}: always-fails “{WHO} {STUDENT}: at most not allowed” isn't true of "
        f"ap-1/follow-request. “{ACCOUNT} An account I run for work → Let them follow” is “allowed "
        "with conditions”. Correct the tree. If the statement is wrong, correct that."
    )


def test_a_tree_with_a_broken_statement_is_not_published() -> None:
    file, _ = compiled(f"{TREE_TEXT}\n## Always\n\n| At most |\n|---|\n| Not allowed |\n")
    assert file.tree is None


@pytest.mark.parametrize(
    ("table", "line", "told"),
    [
        ("", 0, "broken-table Expected a table under “Always”, found none."),
        ("Students never.\n", 2, "unread-text Expected a table under “Always”, found “Students"),
        ("| At most |\n|---|\n", 2, "broken-table The table has no rows"),
        (f"| {WHO} | Never |\n|---|---|\n| | Allowed |\n", 2, "broken-table Expected “At most” as"),
        (
            f"| {WHO} | {WHO} | At most |\n|---|---|---|\n| {STUDENT} | | Allowed |\n",
            2,
            f"broken-table “{WHO}” has two columns",
        ),
        (
            "| Who asks? | At most |\n|---|---|\n| | Allowed |\n",
            2,
            "always-question No question is called “Who asks?”. Did you mean “Who is asking?”?",
        ),
        (
            f"| {WHO} | At most |\n|---|---|\n| Somebody | Allowed |\n",
            4,
            f"always-answer “{WHO}” has no answer “Somebody”. Did you mean “Somebody else”?",
        ),
        (
            "| At most |\n|---|\n| Allwed |\n",
            4,
            "always-verdict Expected a verdict that can be a limit, found “Allwed”. Did you mean",
        ),
        (
            "| At most |\n|---|\n| Not covered |\n",
            4,
            "always-verdict Expected a verdict that can be a limit, found “Not covered”. Write",
        ),
        ("| At most |\n|---|\n| |\n", 4, "always-verdict Expected a verdict in the last"),
    ],
)
def test_a_statement_that_cannot_be_read(table: str, line: int, told: str) -> None:
    assert one_problem(table).startswith(f"{HEADING + line}: {told}")
