"""Checks of headings: each needs an id that no other part of the page has, and no links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.source.headings import Heading
from soundingboard.authoring.source.sections import Section
from soundingboard.authoring.wording import _

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
                _(
                    "The heading “{title}” has the same address, “#{id}”, as the heading on line "
                    "{line}"
                ).format(title=section.title, id=section.id, line=first.line),
                _("Reword one of the two."),
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
                _(
                    "The heading “{title}” has the address “#{id}”, which is reserved for the site"
                ).format(title=heading.title, id=heading.id),
                _("Begin the heading with another word."),
            )


def heading_link_problems(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Links in headings, of which the page and the engine have just the words."""
    for place, token in enumerate(tokens):
        # Headings of other levels, or inside other blocks, are reported in any case.
        if token.type == "heading_open" and token.tag == "h2" and not token.level:
            for link in markdown.links(tokens[place + 1 : place + 2]):
                yield Problem(
                    path,
                    link.line,
                    "unread-text",
                    _("Expected only words in the heading, found the link “{link}”").format(
                        link=short(link.text)
                    ),
                    _("Move the link into the text below the heading."),
                )
