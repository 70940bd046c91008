"""Pipe tables: each row with its line and its cells."""

from __future__ import annotations

from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.tables import Row, tables


def seen(row: Row) -> tuple[int, tuple[str, ...]]:
    return row.line, row.texts


def test_rows_come_with_their_lines_and_their_visible_text() -> None:
    text = "\n| *A* | B |\n|:--|--:|\n| c \\| d | |\n| `e` |\n\nX\n\n| F |\n|---|\n"
    found = tables(markdown.tokenize(text))
    assert [(seen(table.header), [*map(seen, table.rows)]) for table in found] == [
        ((2, ("A", "B")), [(4, ("c | d", "")), (5, ("e", ""))]),
        ((9, ("F",)), []),
    ]


def test_a_table_in_another_block_is_left_out() -> None:
    assert not [*tables(markdown.tokenize("> | A |\n> |---|\n"))]
