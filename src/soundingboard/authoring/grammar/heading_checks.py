"""What must hold of headings: ids that no other part of the page has, and nothing but words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.source.headings import Heading
from soundingboard.authoring.source.sections import Section

_PREFIXES = ("sb-", "__")
"""How the ids begin that this site and the theme give to parts of a page."""


def id_problems(path: str, sections: Sequence[Section]) -> Iterator[Problem]:
    """Headings of a file must make different ids, and none that the page may have itself."""
    seen: dict[str, Section] = {}
    for section in sections:
        first = seen.setdefault(section.id, section)
        if section.id and first is not section:
            yield Problem(
                path,
                section.line,
                "duplicate-id",
                f"the heading “{section.title}” makes the id “{section.id}” a second time, "
                f"after line {first.line}",
                "Give each heading words of its own.",
            )
    yield from site_id_problems(path, sections)


def site_id_problems(path: str, headings: Iterable[Section | Heading]) -> Iterator[Problem]:
    """Headings must not make ids like those that the site gives to parts of a page."""
    for heading in headings:
        if heading.id.startswith(_PREFIXES):
            yield Problem(
                path,
                heading.line,
                "duplicate-id",
                f"the heading “{heading.title}” makes the id “{heading.id}”, and the site uses ids "
                f"that begin with “{heading.id[:2]}”",
                "Begin the heading with another word.",
            )


def heading_link_problems(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Links in headings, of which the page and the engine have just the words."""
    for place, token in enumerate(tokens):
        # Headings of other levels, or inside other blocks, are reported whatever they hold.
        if token.type == "heading_open" and token.tag == "h2" and not token.level:
            for link in markdown.links(tokens[place + 1 : place + 2]):
                yield Problem(
                    path,
                    link.line,
                    "unread-text",
                    f"a heading has a link, “{short(link.text)}”, that its page wouldn't have",
                    "Put the link into the text below the heading.",
                )
