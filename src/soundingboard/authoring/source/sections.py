"""The sections of a file, one for each second-level heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from soundingboard.authoring.source import markdown


@dataclass(frozen=True, slots=True)
class Section:
    """What is between one second-level heading and the next.

    ``id`` is the id that Git forges give to the heading; ``tokens`` are the block tokens under it.
    The text before the first heading is a section with an empty title and id.
    """

    id: str
    title: str
    line: int
    tokens: tuple[Token, ...]


def split(tokens: Sequence[Token]) -> Iterator[Section]:
    """The sections of a file, the one before the first heading included."""
    starts = [
        index
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0
    ]
    yield Section("", "", 1, tuple(tokens[: starts[0] if starts else len(tokens)]))
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(tokens)
        title = markdown.visible_text(tokens[start + 1].children)
        line = markdown.line_of(tokens[start])
        yield Section(markdown.slug(title), title, line, tuple(tokens[start + 3 : end]))
