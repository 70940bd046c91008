"""A kind of page that a site adds: whom each procedure says to ask. MkDocs loads it as a hook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from soundingboard.engine.html import element, lines, text
from soundingboard.site.addresses import DOCS
from soundingboard.site.heading import head
from soundingboard.site.navigation import Place, procedures
from soundingboard.site.pages.page import Entry, LinkedHeading, Search, SitePage
from soundingboard.site.published_handbook import PublishedHandbook

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class ContactsPage(SitePage):
    """One page for all procedures."""

    is_optional = True
    styles = (Path(__file__).with_suffix(".css"),)

    @classmethod
    def pages(cls, handbook: PublishedHandbook) -> Iterable[SitePage]:
        """One, if there is a procedure."""
        return [cls()] if handbook.compiled.procedures else ()

    @property
    def path(self) -> str:
        """That of no file: the page is made of all procedures."""
        return f"{DOCS}/contacts.md"

    @property
    def title(self) -> str:
        """What the page is about."""
        return "Who to <ask>"

    def metadata(self, handbook: PublishedHandbook) -> Mapping[str, object]:
        """The page is found by other words, too."""
        return {"title": self.title, "tags": ["phone"]}

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """After the list of all procedures."""
        return Place(self.title, 5, procedures())

    def contents(self, handbook: PublishedHandbook) -> Sequence[Entry]:
        """A heading for each procedure."""
        return [Entry(item.short, item.id) for item in handbook.compiled.procedures.values()]

    def html(self, handbook: PublishedHandbook, here: str, rendered: str = "") -> str:
        """Each procedure, linked, and whom it names."""
        parts = []
        for item in handbook.compiled.procedures.values():
            link = element("a", text(item.title), href=handbook.addresses.href(here, item.path))
            who = str(item.fields["ask"]) or "It names nobody."
            parts += [element("h2", text(item.short), id=item.id), element("p", link, text(who))]
        return lines((head(self.title), *parts))

    def links(self, handbook: PublishedHandbook) -> Iterator[LinkedHeading]:
        """The page ends at a heading of the start page."""
        yield LinkedHeading("index.md", "decide", "index.md#decide")

    def assets(self, handbook: PublishedHandbook, here: str) -> Iterator[tuple[str, object]]:
        """What a program for the page could be opened with."""
        yield "assets/contacts.json", {"here": here, "procedures": [*handbook.compiled.procedures]}

    def search(self, handbook: PublishedHandbook, here: str) -> Search:
        """Each procedure's part begins with a word; the page comes first; one entry is added."""
        extra = {"location": f"{here}#nobody", "title": "Nobody", "text": ""}
        return Search(boost=3.0, entries=[extra], openings={"ap-1": "Ask:"})


def on_config(config: MkDocsConfig) -> None:
    """Add the kind to those of the site."""
    config.plugins["soundingboard"].kinds.add(ContactsPage)  # type: ignore[attr-defined]
