"""A file of second-level headings, taken apart at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from soundingboard.authoring import markdown


@dataclass(frozen=True, slots=True)
class Section:
    """What stands between one second-level heading and the next.

    ``tokens`` are the block tokens under the heading. The text before the first heading is a
    section with an empty title.
    """

    title: str
    line: int
    tokens: tuple[Token, ...]

    @property
    def id(self) -> str:
        """The heading's id."""
        return markdown.slug(self.title)


def split(tokens: Sequence[Token]) -> Iterator[Section]:
    """The sections of a file, the one before the first heading included."""
    starts = [
        index
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0
    ]
    yield Section("", 1, tuple(tokens[: starts[0] if starts else len(tokens)]))
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(tokens)
        title = markdown.visible_text(tokens[start + 1].children)
        yield Section(title, markdown.line_of(tokens[start]), tuple(tokens[start + 3 : end]))
