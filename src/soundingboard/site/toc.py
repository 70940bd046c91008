"""Tables of contents, as MkDocs keeps them and Material shows and searches them."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.structure.toc import AnchorLink, TableOfContents

from soundingboard.authoring.source.headings import Heading
from soundingboard.engine.html import text
from soundingboard.site.heading import TOP


def contents(title: str, entries: Iterable[AnchorLink]) -> TableOfContents:
    """A table of contents whose entries stand under the page's own title, at the page's head."""
    top = AnchorLink(text(title), TOP, 1)
    top.children = list(entries)
    return TableOfContents([top])


def entry(title: str, anchor: str) -> AnchorLink:
    """An entry for a second-level heading."""
    return AnchorLink(text(title), anchor, 2)


def nested(headings: Iterable[Heading]) -> list[AnchorLink]:
    """An entry for each heading, under the one above it that has a higher level."""
    top: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for heading in headings:
        made = AnchorLink(text(heading.title), heading.id, heading.level)
        while above and above[-1].level >= made.level:
            above.pop()
        (above[-1].children if above else top).append(made)
        above.append(made)
    return top
