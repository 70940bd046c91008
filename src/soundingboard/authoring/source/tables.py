"""Pipe tables (GitHub Flavored Markdown): their header, rows and cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import blocks


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its line, and the inline token of each cell."""

    line: int
    cells: tuple[Token, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The visible text of each cell."""
        return tuple(markdown.visible_text(cell.children) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Markdown gives each row as many cells as the header has."""

    header: Row
    rows: tuple[Row, ...]


def tables(tokens: Sequence[Token]) -> Iterator[Table]:
    """The tables among *tokens* that are in no other block."""
    return (read_table(block) for block in blocks(tokens) if block[0].type == "table_open")


def read_table(block: Sequence[Token]) -> Table:
    """The table whose tokens, from ``table_open`` to ``table_close``, are *block*."""
    rows: list[Row] = []
    line = 1
    cells: list[Token] = []
    for index, token in enumerate(block):
        if token.type == "tr_open":
            line, cells = markdown.line_of(token), []
        elif token.type in ("th_open", "td_open"):
            cells.append(block[index + 1])
        elif token.type == "tr_close":
            rows.append(Row(line, tuple(cells)))
    return Table(rows[0], tuple(rows[1:]))
