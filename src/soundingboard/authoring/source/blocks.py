"""Block tokens: splitting them into blocks, and their plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from soundingboard.authoring.source import markdown

LISTS = ("bullet_list_open", "ordered_list_open")
"""Block tokens with which a list opens."""

BOX = re.compile(r"\[\s*[xX✓✔✗✘√*+-]?\s*\](?![(\[:])|[☐☑☒]")
"""A box before a step or a choice, well written or not."""

TASK = re.compile(r"\[([ xX])\](?:\s+|$)")
"""A box that is well written; its group is the mark."""


def blocks(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The blocks of the first level among *tokens*."""
    start = depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : index + 1]
            start = index + 1


def outside_tables(tokens: Sequence[Token]) -> Iterator[Token]:
    """Block tokens that are in no table."""
    depth = 0
    for token in tokens:
        depth += (token.type == "table_open") - (token.type == "table_close")
        if not depth:
            yield token


def plain(tokens: Sequence[Token]) -> str:
    """What a reader sees of block tokens; paragraphs, items and rows are parted by an empty line.

    The cells of a row are parted by two spaces: no sign is added that the page does not show.
    """
    parts: list[str] = []
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            parts.append("  ".join(cell for cell in cells if cell))
            cells = None
        elif token.type in ("inline", "code_block", "fence"):
            text = (
                markdown.visible_text(token.children)
                if token.type == "inline"
                else markdown.squeeze(token.content)
            )
            (parts if cells is None else cells).append(text)
    return "\n\n".join(part for part in parts if part)


def task_box(item: Sequence[Token]) -> re.Match[str] | None:
    """The well-written box with which a list item begins."""
    if len(item) > 2 and item[1].type == "paragraph_open":
        return TASK.match(item[2].content)
    return None


def has_tasks(block: Sequence[Token]) -> bool:
    """Whether a block is a list of which an item begins with a box."""
    return block[0].type in LISTS and any(task_box(item) for item in blocks(block[1:-1]))


def without_box(children: Sequence[Token], box: re.Match[str]) -> list[Token]:
    """The inline tokens of an item less the *box* with which they begin."""
    width = box.end()
    left = list(children)
    while left and width > 0 and left[0].type in ("text", *markdown.BREAKS):
        size = len(left[0].content) if left[0].type == "text" else 1
        if size <= width:
            left.pop(0)
        else:
            left[0] = left[0].copy(content=left[0].content[width:])
        width -= size
    while left and left[0].type in ("text", *markdown.BREAKS):
        content = left[0].content.lstrip() if left[0].type == "text" else ""
        if content:
            left[0] = left[0].copy(content=content)
            break
        left.pop(0)
    return left


def short(text: str) -> str:
    """*text* as a message quotes it: at most 80 characters."""
    return text if len(text) <= 80 else text[:79] + "…"
