"""What a table must not be: rows that make none, or are too long, or say what isn't read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.source.tables import Row

_CONTAINER = re.compile(r"^[\s>]*")
_DASHES = re.compile(r":?-+:?")


def broken_table(path: str, line: int) -> Problem:
    """The problem of rows that make no table, the first of them on *line*."""
    return Problem(
        path,
        line,
        "broken-table",
        "these lines look like a table but aren't one",
        "Put a row of dashes under the header, with as many cells as the header has; write a "
        "“|” that is part of the text as “\\|”.",
    )


def pipes(token: Token) -> int:
    """How many “|” the text of an inline token has that its author has not marked as text."""
    seen = sum(child.content.count("|") for child in token.children or () if child.type == "text")
    return max(0, seen - token.content.count("\\|"))


def uneven_rows(
    path: str, body: str, tokens: Iterable[Token], *, short_too: bool = True
) -> Iterator[Problem]:
    """Rows with more cells than their header, the last of which Markdown passes over.

    *body* is the text that *tokens* were made of. *short_too* are rows with fewer cells: in tables
    of answers, a cell that is left out moves those after it under another question.
    """
    lines: list[str] = []
    width = 0
    for token in tokens:
        if token.type == "thead_open":
            width = 0
        elif token.type == "th_open":
            width += 1
        elif token.type == "tr_open" and width and token.map:
            lines = lines or body.split("\n")
            cells = _count_cells(lines[token.map[0]])
            if cells > width:
                yield Problem(
                    path,
                    markdown.line_of(token),
                    "broken-table",
                    f"the row has {cells} cells, and its header {width}",
                    "Take out what is too many; write a “|” within a cell as “\\|”.",
                )
            elif short_too and cells < width:
                count = "1 cell" if cells == 1 else f"{cells} cells"
                yield Problem(
                    path,
                    markdown.line_of(token),
                    "broken-table",
                    f"the row has {count}, and its header {width}",
                    "Put in the cell that is missing; leave it blank where nothing is asked.",
                )


def _count_cells(row: str) -> int:
    """How many cells a row has as written, which Markdown makes as many as the header's."""
    cells = escapedSplit(_CONTAINER.sub("", row).strip())
    return len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")


def dash_rows(path: str, rows: Iterable[Row]) -> Iterator[Problem]:
    """A second row of dashes among *rows*, and whatever else is nothing but dashes."""
    for row in rows:
        if row.cells and all(_DASHES.fullmatch(text) for text in row.texts):
            yield Problem(path, row.line, "broken-table", "the row has only dashes", "Take it out.")


def linked_cells(path: str, tokens: Iterable[Token]) -> Iterator[Problem]:
    """Links among the *tokens* of a table whose cells are compared by their words alone."""
    first = {link.line: link for link in reversed([*markdown.links([*tokens])])}
    for link in first.values():
        yield Problem(
            path,
            link.line,
            "unread-text",
            f"“{short(link.text or link.href)}” is a link in a table, where only words are read",
            "Write just the words.",
        )
