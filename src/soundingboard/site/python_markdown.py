"""What the site adds to Python-Markdown, which renders the pages under ``docs/``.

Two changes of the parsed page. Links to trees and courses become links to their pages, before
MkDocs checks them. Tables get what people need who can't see them or have no mouse: a table that is
wider than the screen can be scrolled by keyboard, and a cell without words is no header.
Procedures, trees and courses themselves don't come this way.
"""

from __future__ import annotations

import posixpath
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from soundingboard.authoring.compile.links import resolve
from soundingboard.authoring.source import markdown
from soundingboard.engine.html import table_box
from soundingboard.site.addresses import DOCS, page_source

# After attribute lists (8) and tables of contents (5) have read the headings; before MkDocs
# resolves links (0).
_PRIORITY = 3


class SoundingBoardExtension(Extension):
    """Both changes. Set :attr:`source`, the page's MkDocs source name, before each is rendered."""

    def __init__(self) -> None:
        super().__init__()
        self.source = ""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the changes with *md*."""
        md.treeprocessors.register(_Links(md, self), "soundingboard-links", _PRIORITY)
        md.treeprocessors.register(_Tables(md), "soundingboard-tables", _PRIORITY)


class _Links(Treeprocessor):
    """Points links at the pages that trees and courses become."""

    def __init__(self, md: Markdown, extension: SoundingBoardExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: ElementTree.Element) -> None:
        for link in root.iter("a"):
            link.set("href", page_link(link.get("href", ""), self._extension.source))


class _Tables(Treeprocessor):
    """Puts each table into a box that can be scrolled by keyboard."""

    def run(self, root: ElementTree.Element) -> None:
        for cell in list(root.iter("th")):
            if not len(cell) and not (cell.text or "").strip():
                cell.tag = "td"
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                if child.tag == "table":
                    box = ElementTree.Element("div", table_box())
                    box.tail, child.tail = child.tail, None
                    parent[place] = box
                    box.append(child)


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
