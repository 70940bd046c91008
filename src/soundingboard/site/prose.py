"""An author's Markdown in a tree or on a trees page as HTML: links led to pages, terms marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markdown_it.token import Token

from soundingboard.authoring.compile.citations import cited_clause
from soundingboard.authoring.compile.links import resolve
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.source import markdown
from soundingboard.engine.pages.walk_html import HANDS_ON
from soundingboard.site import glossary
from soundingboard.site.addresses import DOCS, TREES, relative
from soundingboard.site.published_handbook import PublishedHandbook
from soundingboard.site.render import blocks_html, inline_html


@dataclass(frozen=True)
class Prose:
    """Renders what stands in the file *path*, about *procedure*, on the page at *here*."""

    path: str
    procedure: Procedure
    handbook: PublishedHandbook
    here: str

    def blocks(self, tokens: Sequence[Token]) -> str:
        """Block tokens as HTML, the procedure's defined terms led to its glossary."""
        html = blocks_html(tokens, self.link)
        page = self.handbook.addresses.href(self.here, self.procedure.path)
        return glossary.mark(html, glossary.terms_of(self.procedure), page) if page else html

    def inline(self, children: Sequence[Token]) -> str:
        """Inline tokens as HTML; terms stay unmarked, for they may stand in a link."""
        return inline_html(children, self.link)

    def link(self, href: str) -> Mapping[str, str]:
        """What becomes of a link to *href*: the page made of a file, or the file itself."""
        if href.startswith("#") or markdown.scheme(href):
            return {}
        place = resolve(self.path, href)
        address = self.handbook.addresses.href(self.here, place.path, place.fragment)
        if address is None:
            return self._file(place.path)
        if cited_clause(self.path, href, self.procedure) is not None:
            return {"href": address, "class": "sb-cites"}
        if place.path.startswith(f"{TREES}/") and not place.fragment:
            return {"href": address, "class": HANDS_ON}
        return {"href": address}

    def _file(self, path: str) -> Mapping[str, str]:
        """A link to a file under ``docs/`` that is published as it is, such as a form to print."""
        folder, _, address = path.partition("/")
        if folder != DOCS or path.endswith(".md"):
            return {}
        return {"href": relative(quote(address), self.here)}
