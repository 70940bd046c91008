"""Block tokens taken apart and told in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from soundingboard.authoring import markdown

LISTS = ("bullet_list_open", "ordered_list_open")
"""Block tokens with which a list opens."""

BOX = re.compile(r"\[\s*[xX✓✔✗✘√*+-]?\s*\](?![(\[:])|[☐☑☒]")
"""A box before a step or a choice, well written or not."""


def blocks(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The blocks of the first level among *tokens*."""
    start = depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : index + 1]
            start = index + 1


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


def short(text: str) -> str:
    """*text* as a message quotes it: at most 80 characters."""
    return text if len(text) <= 80 else text[:79] + "…"
