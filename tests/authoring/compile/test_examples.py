"""Examples: the author's own test of a tree."""

from __future__ import annotations

import pytest
from tests.authoring.small import compiled, found
from tests.engine.small import TREE
from tests.handbooks import TREE_TEXT, swap

from soundingboard.authoring.compile.examples import path_taken, read_examples
from soundingboard.authoring.source import markdown
from soundingboard.engine.walk import walk

HEAD = "| Who? | Whose? | Outcome |\n|---|---|---|\n"


def codes(text: str) -> list[tuple[int, str]]:
    problems = read_examples("a.md", markdown.tokenize(text), TREE)[1]
    return [(problem.line, problem.code) for problem in problems]


def test_examples_are_answers_with_the_outcome_expected() -> None:
    text = f"{HEAD}| A student | Mine | Decline |\n| A friend | | Accept |\n"
    examples, problems = read_examples("a.md", markdown.tokenize(text), TREE)
    assert problems == []
    assert [(item.answers, item.outcome, item.line) for item in examples] == [
        ({"who": "a-student", "whose": "mine"}, "decline", 3),
        ({"who": "a-friend"}, "accept", 4),
    ]


def test_columns_may_stand_in_any_order_and_in_several_tables() -> None:
    assert codes("| Who? | outcome |\n|---|---|\n| A friend | Accept |\n\n\n" + HEAD) == [
        (6, "broken-table")
    ]
    assert codes("| Whose? | Who? | Outcome |\n|---|---|---|\n| Mine | A student | Decline |") == []


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("| A student | Mine | Ask |", "example-fails"),
        ("| A student | | Decline |", "example-unfinished"),
        ("| | | Decline |", "example-unfinished"),
        ("| A friend | Mine | Accept |", "example-unasked"),
        ("| A frend | | Accept |", "example-answer"),
        ("| A friend | | Allowed |", "example-outcome"),
        ("| A friend |", "example-outcome"),
    ],
)
def test_each_slip_in_a_row_has_its_code(row: str, code: str) -> None:
    assert codes(HEAD + row) == [(3, code)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("| Who? |\n|---|\n| A friend |", "broken-table"),
        (
            "| Who? | Who? | Outcome |\n|---|---|---|\n| A friend | A friend | Accept |",
            "broken-table",
        ),
        ("| Who | Outcome |\n|---|---|\n| A friend | Accept |", "example-question"),
    ],
)
def test_each_slip_in_a_table_has_its_code(text: str, code: str) -> None:
    assert codes(text) == [(1, code)]


STRAY = 43
"""The line on which the heading of the examples would be followed by its table."""


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("No table.", "unread-text"),
        ("- | Who is asking? | Outcome |", "unread-text"),
        ("> | a | Outcome |\n> |---|---|\n> | b | c |", "unread-text"),
        ("- | a | Outcome |\n  |---|---|\n  | b | c |", "unread-text"),
        ("```\n| a | Outcome |\n|---|---|\n```", "unread-text"),
        ("    | a | Outcome |\n    |---|---|", "indented-text"),
        ("\t| a | Outcome |", "indented-text"),
        ("Somebody else | Your choice", "broken-table"),
        ("| Who is asking? | Outcome |\n|---|\n| A friend | Accept |", "broken-table"),
        ("### Outcome", "stray-heading"),
        ("***", "unread-text"),
        ("<!-- | a | -->", "raw-html"),
    ],
)
@pytest.mark.parametrize("heading", ["Examples", "Always"])
def test_whatever_is_not_read_among_the_tables_is_an_error(
    heading: str, lines: str, code: str
) -> None:
    text = swap(TREE_TEXT, "## Examples\n\n", f"## {heading}\n\n{lines}\n\n")
    assert (STRAY, code) in found(text)
    after = f"{TREE_TEXT}\n{lines}\n"
    assert (TREE_TEXT.count("\n") + 2, code) in found(after)


@pytest.mark.parametrize("href", ["#your-choice", "#nowhere", "none.md", "https://a.example"])
@pytest.mark.parametrize("cell", ["Your choice", "My own account"])
def test_a_link_in_a_cell_is_reported_wherever_it_leads(cell: str, href: str) -> None:
    row = "| My own account | Somebody else | Your choice |"
    text = swap(TREE_TEXT, row, row.replace(cell, f"[{cell}]({href})"))
    assert found(text) == [(46, "unread-text")]


def test_a_heading_with_nothing_below_it_is_an_error() -> None:
    assert found(f"{TREE_TEXT}\n## Always\n") == [(TREE_TEXT.count("\n") + 2, "broken-table")]


def test_a_row_longer_than_its_header_is_told() -> None:
    text = swap(TREE_TEXT, "| Somebody else | Your choice |", "| Some|body else | Your choice |")
    assert (46, "broken-table") in found(text)
    escaped = swap(TREE_TEXT, "| Your choice |", "| Your choice | \\| |")
    assert [problem.message for problem in compiled(escaped)[1]] == [
        "Expected 3 cells in the row, as in the header, found 4"
    ]


def test_a_failing_example_shows_where_its_walk_went() -> None:
    text = f"{HEAD}| A student | Mine | Ask |"
    (problem,) = read_examples("a.md", markdown.tokenize(text), TREE)[1]
    assert problem.message == (
        "Expected “Ask”, found “Decline”. Path: “Who? A student → Whose? Mine → Decline”"
    )


def test_a_walk_is_told_in_one_line() -> None:
    assert path_taken(walk(TREE, {})) == "Who?"
    assert path_taken(walk(TREE, {"who": "a-friend"})) == "Who? A friend → Accept"
