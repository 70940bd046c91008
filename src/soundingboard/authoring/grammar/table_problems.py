"""What can be wrong with a table: its rows of dashes, its number of cells, links in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.source.tables import Row
from soundingboard.authoring.wording import _, ngettext

_CONTAINER = re.compile(r"^[\s>]*")
_DASHES = re.compile(r":?-+:?")
_DASH_ROW = re.compile(r"[\s|:-]*-[\s|:-]*")


def broken_table(path: str, text: Token) -> Problem:
    """The problem of rows that make no table; *text* is the inline token that has them."""
    first, *rest = text.content.split("\n")
    width = _count_cells(first)
    dashes = f"|{'---|' * width}"
    second = rest[0] if rest else ""
    message = _("Expected a row of dashes below “{header}”, found none")
    if _DASH_ROW.fullmatch(second):
        message = _("Expected “{dashes}” below “{header}”, found “{found}”")
    return Problem(
        path,
        markdown.line_of(text),
        "broken-table",
        message.format(header=short(first.strip()), dashes=dashes, found=short(second.strip())),
        _("Write “{dashes}” below the first row. A “|” that is part of the text is “\\|”.").format(
            dashes=dashes
        ),
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
                hint = _("Take the last cells out. A “|” that is part of the text is “\\|”.")
            elif short_too and cells < width:
                hint = _("Add the missing cells. Leave a cell blank if its question isn't asked.")
            else:
                continue
            message = ngettext(
                "Expected {expected} cell in the row, as in the header, found {found}",
                "Expected {expected} cells in the row, as in the header, found {found}",
                width,
            ).format(expected=width, found=cells)
            yield Problem(path, markdown.line_of(token), "broken-table", message, hint)


def _count_cells(row: str) -> int:
    """How many cells a row has as written, which Markdown makes as many as the header's."""
    cells = escapedSplit(_CONTAINER.sub("", row).strip())
    return len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")


def dash_rows(path: str, rows: Iterable[Row]) -> Iterator[Problem]:
    """A second row of dashes among *rows*, and whatever else is nothing but dashes."""
    for row in rows:
        if row.cells and all(_DASHES.fullmatch(text) for text in row.texts):
            message = _("The row has only dashes")
            yield Problem(path, row.line, "broken-table", message, _("Take it out."))


def linked_cells(path: str, tokens: Iterable[Token]) -> Iterator[Problem]:
    """Links among the *tokens* of a table whose cells are compared by their words alone."""
    first = {link.line: link for link in reversed([*markdown.links([*tokens])])}
    for link in first.values():
        yield Problem(
            path,
            link.line,
            "unread-text",
            _("Expected only words in the cell, found the link “{link}”").format(
                link=short(link.text or link.href)
            ),
            _("Write “{words}” without the link.").format(words=short(link.text))
            if link.text
            else _("Take the link out."),
        )
