"""What the site adds to Python-Markdown, which renders the pages under ``docs/``.

Two changes of the parsed page, made before MkDocs checks its links: links to trees and courses
become links to their pages, and each clause becomes a section of its own.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from soundingboard.authoring import markdown
from soundingboard.authoring.citations import resolve
from soundingboard.authoring.procedure_file import Clause
from soundingboard.site.addresses import DOCS, page_source

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

# After attribute lists (8) and tables of contents (5) have read the headings; before MkDocs
# resolves links (0).
_PRIORITY = 3


@dataclass
class CurrentPage:
    """The page that is being rendered.

    ``source`` is its MkDocs source name, ``clauses`` its clauses by anchor, and ``below`` the HTML
    to stand at the end of each, by anchor.
    """

    source: str = ""
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    below: Mapping[str, str] = field(default_factory=dict)


class SoundingBoardExtension(Extension):
    """Both changes. Set :attr:`page` before each page is rendered."""

    def __init__(self) -> None:
        super().__init__()
        self.page = CurrentPage()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the changes with *md*."""
        md.treeprocessors.register(_Links(md, self), "soundingboard-links", _PRIORITY)
        md.treeprocessors.register(_Clauses(md, self), "soundingboard-clauses", _PRIORITY - 1)


class _Links(Treeprocessor):
    """Points links at the pages that trees and courses become."""

    def __init__(self, md: Markdown, extension: SoundingBoardExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: ElementTree.Element) -> None:
        for link in root.iter("a"):
            link.set("href", page_link(link.get("href", ""), self._extension.page.source))


class _Clauses(Treeprocessor):
    """Puts each clause into a ``section``, with its number apart and what stands below it."""

    def __init__(self, md: Markdown, extension: SoundingBoardExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: ElementTree.Element) -> None:
        page = self._extension.page
        children = list(root)
        for child in children:
            root.remove(child)
        section: ElementTree.Element | None = None
        for child in children:
            if child.tag in _HEADINGS:
                self._close(section)
                clause = page.clauses.get(child.get("id", ""))
                section = None
                if clause is not None:
                    section = ElementTree.SubElement(root, "section", {"class": "sb-clause"})
                    _set_number_apart(child, clause.number)
            (root if section is None else section).append(child)
        self._close(section)

    def _close(self, section: ElementTree.Element | None) -> None:
        if section is None:
            return
        below = self._extension.page.below.get(section[0].get("id", ""))
        if below:
            kept = ElementTree.SubElement(section, "p")
            kept.text = self.md.htmlStash.store(below)


def page_link(href: str, source: str) -> str:
    """A link in the page *source*, pointed at a page if it leads to a tree's or course's file."""
    if not href or href.startswith(("#", "/")) or markdown.scheme(href):
        return href
    place = resolve(f"{DOCS}/{source}", href)
    target = page_source(place.path)
    if target is None or place.path.startswith(f"{DOCS}/"):
        return href
    way = posixpath.relpath(target, posixpath.dirname(source) or ".")
    _, hash_, fragment = href.partition("#")
    return f"{way}{hash_}{fragment}"


def _set_number_apart(heading: ElementTree.Element, number: str) -> None:
    words = heading.text or ""
    if not words.startswith(number):
        return
    heading.text = None
    apart = ElementTree.Element("span", {"class": "sb-number"})
    apart.text = number
    apart.tail = words.removeprefix(number)
    heading.insert(0, apart)
