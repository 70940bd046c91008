"""The headings of a procedure, as places that people can be sent to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from markdown_it.token import Token

from soundingboard.authoring.source import markdown


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: ``id`` is its anchor, ``level`` 2 to 6.

    ``clauses`` are the numbers of the clauses from it to the next heading that is not below it.
    """

    id: str
    title: str
    level: int
    line: int
    clauses: tuple[str, ...]


def headings(
    tokens: Sequence[Token], clauses: Iterable[tuple[int, str, str]], taken: Iterable[str] = ()
) -> list[Heading]:
    """Every heading of a page's *tokens* that isn't in a list or a quotation, in order.

    *clauses* are the line, number and anchor of each clause. A heading that isn't one's has the
    id that Git forges give to it, with ``-1``, ``-2`` and so on where the page has that id already;
    *taken* are the ids that the page has besides.
    """
    clause_at: Mapping[int, tuple[str, str]] = {
        line: (number, anchor) for line, number, anchor in clauses
    }
    ids = {anchor for _, anchor in clause_at.values()} | set(taken)
    found: list[tuple[str, str, int, int]] = []
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0:
            title = markdown.visible_text(tokens[index + 1].children)
            line = markdown.line_of(token)
            _, anchor = clause_at.get(line) or ("", _free(markdown.slug(title) or "section", ids))
            found.append((anchor, title, int(token.tag[1:]), line))
    below: list[list[str]] = [[] for _ in found]
    open_: list[int] = []
    for place, (_, _, level, line) in enumerate(found):
        while open_ and found[open_[-1]][2] >= level:
            open_.pop()
        open_.append(place)
        if line in clause_at:
            for above in open_:
                below[above].append(clause_at[line][0])
    return [
        Heading(*heading, tuple(numbers)) for heading, numbers in zip(found, below, strict=True)
    ]


def _free(wanted: str, ids: set[str]) -> str:
    free = wanted
    for number in count(1):
        if free not in ids:
            break
        free = f"{wanted}-{number}"
    ids.add(free)
    return free
