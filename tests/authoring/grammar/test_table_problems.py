"""Rows that are longer than their header, or only dashes, and links in cells."""

from __future__ import annotations

import pytest

from soundingboard.authoring.grammar.table_problems import dash_rows, linked_cells, long_rows
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
    (problem,) = long_rows("a.md", text, markdown.tokenize(text))
    assert (problem.line, problem.message) == (4, "the row has 3 cells, and its header 2")


def test_a_row_of_dashes_is_reported() -> None:
    (table,) = tables(markdown.tokenize("| A | B |\n|---|---|\n| a | - |\n| -- | :-: |\n"))
    assert [problem.line for problem in dash_rows("a.md", table.rows)] == [4]


def test_the_first_link_of_a_row_is_reported() -> None:
    tokens = markdown.tokenize("| A | B |\n|---|---|\n| [a](b) | [c](d) |\n")
    assert [problem.message for problem in linked_cells("a.md", tokens)] == [
        "“a” is a link in a table, where only words are read"
    ]
