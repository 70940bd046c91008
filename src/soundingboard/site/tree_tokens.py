"""The parts of a question or an outcome, as tokens: answers, steps, and the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from soundingboard.authoring.nodes import FORCES
from soundingboard.site.render import READY_TEXT, blocks, first_inline, trimmed, with_inline

_TASK = re.compile(r"\[[ xX]\](?:\s+|$)")


def answer_items(block: Sequence[Token]) -> list[Token]:
    """The first runs of text of those items of a list that are answers."""
    return [first for first in _first_inlines(block) if _is_answer(first)]


def without_answers(block: Sequence[Token]) -> list[Token]:
    """A block less those items of a list that are answers; nothing if no others are left."""
    if not answer_items(block):
        return list(block)
    kept = [token for item in blocks(block[1:-1]) if not answer_items(item) for token in item]
    return [block[0], *kept, block[-1]] if kept else []


def has_steps(block: Sequence[Token]) -> bool:
    """Whether a block is a list with a step in it."""
    return any(_TASK.match(first.content) for first in _first_inlines(block))


def steps(block: Sequence[Token]) -> list[Token]:
    """A list of steps without its boxes; each step has its force in bold and as an attribute.

    A fenced block in a step is a text ready for use.
    """
    tokens = list(block)
    for index, token in enumerate(tokens):
        if token.type == "inline" and _TASK.match(token.content):
            force, children = _step(token.children or [])
            tokens[index] = token.copy(children=children)
            opening = max(i for i in range(index) if tokens[i].type == "list_item_open")
            if force:
                tokens[opening] = _with(tokens[opening], "data-force", force)
        elif token.type == "fence":
            tokens[index] = Token(READY_TEXT, "", 0, content=token.content)
    return [_with(tokens[0], "class", "sb-steps"), *tokens[1:]]


def without_verdict(block: Sequence[Token]) -> list[Token]:
    """The opening block of an outcome after the verdict in bold; nothing if that is all."""
    first = first_inline(block)
    children = (first.children if first is not None else None) or []
    end = next((i for i, child in enumerate(children) if child.type == "strong_close"), None)
    if end is None:
        return list(block)
    rest = trimmed(children[end + 1 :])
    return with_inline(block, rest) if rest else []


def _first_inlines(block: Sequence[Token]) -> list[Token]:
    """The first run of text of each item of a list, items of nested lists included."""
    found = []
    waiting = False
    for token in block:
        if token.type == "list_item_open":
            waiting = True
        elif token.type == "inline" and waiting:
            found.append(token)
            waiting = False
    return found


def _is_answer(first: Token) -> bool:
    children = first.children or []
    return bool(
        children
        and children[0].type == "link_open"
        and str(children[0].attrGet("href") or "").startswith("#")
    )


def _step(children: Sequence[Token]) -> tuple[str, list[Token]]:
    """A step's force as a slug, and its inline tokens without the box, the force in bold."""
    first, *rest = children
    words = _TASK.sub("", first.content, count=1)
    force = next((f for f in FORCES if words.casefold().startswith(f.casefold())), "")
    if not force:
        return "", trimmed([first.copy(content=words), *rest])
    bold = [
        Token("strong_open", "strong", 1),
        Token("text", "", 0, content=words[: len(force)]),
        Token("strong_close", "strong", -1),
        Token("text", "", 0, content=words[len(force) :]),
    ]
    return force.removeprefix("You ").lower().replace(" ", "-"), [*bold, *rest]


def _with(token: Token, name: str, value: str) -> Token:
    return token.copy(attrs={**token.attrs, name: value})
