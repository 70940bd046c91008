"""Rows that are longer than their header, or only dashes, and links in cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook

from soundingboard.authoring.grammar.table_problems import dash_rows, linked_cells, uneven_rows
from soundingboard.authoring.handbook import load
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.tables import tables


@pytest.mark.parametrize(
    "text",
    [
        "| A | B |\n|---|---|\n| a | b |\n| a | b | c |\n",
        "A | B\n---|---\na\na | b | c\n",
        "> | A | B |\n> |---|---|\n> | a \\| b |\n> | a | b | c |\n",
        "- | A | B |\n  |---|---|\n  | | b |\n  | a | b | c |\n",
    ],
)
def test_a_row_with_more_cells_than_its_header_is_reported_wherever_it_is(text: str) -> None:
    (problem,) = uneven_rows("a.md", text, markdown.tokenize(text), short_too=False)
    assert (problem.line, problem.message) == (
        4,
        "Expected 2 cells in the row, as in the header, found 3",
    )


def test_a_row_of_dashes_is_reported() -> None:
    (table,) = tables(markdown.tokenize("| A | B |\n|---|---|\n| a | - |\n| -- | :-: |\n"))
    assert [problem.line for problem in dash_rows("a.md", table.rows)] == [4]


def test_the_first_link_of_a_row_is_reported() -> None:
    tokens = markdown.tokenize("| A | B |\n|---|---|\n| [a](b) | [c](d) |\n")
    assert [problem.message for problem in linked_cells("a.md", tokens)] == [
        "Expected only words in the cell, found the link “a”"
    ]


@pytest.mark.parametrize(("row", "count"), [("| a | b |", 2), ("| a |", 1)])
def test_a_row_with_fewer_cells_than_its_header_is_reported_where_cells_are_compared(
    row: str, count: int
) -> None:
    text = f"| A | B | C |\n|---|---|---|\n| a | | |\n{row}\n"
    (problem,) = uneven_rows("a.md", text, markdown.tokenize(text))
    assert problem.line == 4
    assert problem.message == f"Expected 3 cells in the row, as in the header, found {count}"
    assert [*uneven_rows("a.md", text, markdown.tokenize(text), short_too=False)] == []


@pytest.mark.parametrize(
    "row",
    [
        "| My own account | Your choice |",
        "| My own account |",
        "| My own account | Somebody | else | Your choice |",
        "| My own account | Somebody else \\| Your choice |",
    ],
)
def test_what_is_wrong_with_the_cells_of_such_a_row_follows_from_it(
    tmp_path: Path, row: str
) -> None:
    text = swap(TREE_TEXT, "| My own account | Somebody else | Your choice |", row)
    [problem] = load(write_handbook(tmp_path, **{TREE: text})).errors
    assert problem.code == "broken-table"
