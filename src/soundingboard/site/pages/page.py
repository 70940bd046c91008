"""What every kind of page declares.

A kind of page is a class in this package, in a module of its own, and each object of the class is
one page of the site. Nothing here depends on MkDocs: :mod:`~soundingboard.site.mkdocs_pages` hands
the pages to it.
"""

from __future__ import annotations

import json
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from soundingboard.authoring.problems.problem import Problem
from soundingboard.site.addresses import page_source
from soundingboard.site.front_matter import escaped
from soundingboard.site.navigation import Place
from soundingboard.site.published_handbook import PublishedHandbook

# A descendant of MkDocs' own logger, so that --strict counts what is logged as a warning.
log = logging.getLogger("mkdocs.plugins.soundingboard.pages")

STYLES = Path(__file__).parents[2] / "browser" / "styles"
"""The folder of the package's style sheets."""


@dataclass(frozen=True)
class Entry:
    """A heading of a page, as its table of contents lists it; ``level`` is 2 to 6."""

    title: str
    anchor: str
    level: int = 2


@dataclass(frozen=True)
class LinkedHeading:
    """A link to a heading of another page: that page's source, the heading's id, the link."""

    source: str
    anchor: str
    href: str


@dataclass(frozen=True)
class Search:
    """What the search index has of a page that the theme doesn't put into it by itself.

    ``boost`` is how much the page counts without its parts, each of which counts 1. ``entries``
    are entries of the index besides those of the page and its parts; ``has_parts`` says whether
    the parts are in the index at all. ``openings`` are the words with which a part begins, before
    its title, by the part's anchor.
    """

    boost: float | None = None
    entries: Sequence[Mapping[str, object]] = ()
    has_parts: bool = True
    openings: Mapping[str, str] = field(default_factory=dict)


class SitePage(ABC):
    """One page of the site. A subclass is a kind of page.

    Each method is given the handbook. Where it is given *here*, that is the page's address from
    the site's root, and all other pages' addresses are known, too.
    """

    rank: ClassVar[int] = 100
    """Where pages of this kind come in the site map and among equal results of the search."""
    is_optional: ClassVar[bool] = False
    """Whether a file of the handbook under ``docs/``, at the same address, replaces the page."""
    is_large: ClassVar[bool] = False
    """Whether the content is so large that it is kept compressed until it is written."""
    styles: ClassVar[tuple[Path, ...]] = ()
    """Style sheets that only this kind of page needs. They end the site's style sheet."""

    @classmethod
    def pages(cls, handbook: PublishedHandbook) -> Iterable[SitePage]:
        """Every page of this kind. The addresses of pages aren't known yet."""
        return ()

    @property
    @abstractmethod
    def path(self) -> str:
        """The repository's file that the page is made of.

        A page that is made of several has the path that a file under ``docs/`` with its address
        would have.
        """

    @property
    def source(self) -> str:
        """MkDocs' name for the page's source, from which it derives the address."""
        source = page_source(self.path)
        assert source is not None, f"{self.path} is in no folder that is published"
        return source

    @property
    @abstractmethod
    def title(self) -> str:
        """The title above the table of contents; in front matter, too, unless that has a longer."""

    def problems(self, handbook: PublishedHandbook) -> Sequence[Problem]:
        """The problems that keep the page from being published; they are shown in its place."""
        return handbook.problems_of.get(self.path, ())

    def metadata(self, handbook: PublishedHandbook) -> Mapping[str, object]:
        """The front matter: title, and what the theme is to know."""
        return {"title": self.title}

    def markdown(self, handbook: PublishedHandbook) -> str | None:
        """What MkDocs is to read, or ``None`` for the file at the page's source.

        Front matter alone, unless MkDocs is to render something.
        """
        return f"---\n{json.dumps(self.metadata(handbook), ensure_ascii=False)}\n---\n"

    def checked(
        self, meta: Mapping[str, Any], read: Callable[[], str], templates: Sequence[str]
    ) -> dict[str, Any]:
        """The front matter *meta*, which MkDocs has read, as the theme may print it.

        *read* gives the text of the page's file; *templates* are the folders of the theme's.
        """
        return escaped(meta)

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """Where the page is in the navigation; ``None`` for the folder of authors' pages."""
        return None

    def contents(self, handbook: PublishedHandbook) -> Sequence[Entry] | None:
        """The headings below the title; ``None`` for those of the Markdown that MkDocs renders."""
        return ()

    def anchors(self, handbook: PublishedHandbook) -> Iterable[str] | None:
        """The ids that links from Markdown may lead to; ``None`` if they aren't to be checked."""
        return [entry.anchor for entry in self.contents(handbook) or ()]

    @abstractmethod
    def html(self, handbook: PublishedHandbook, here: str, rendered: str = "") -> str:
        """The content. *rendered* is what MkDocs has made of :meth:`markdown`."""

    def links(self, handbook: PublishedHandbook) -> Iterator[LinkedHeading]:
        """Links in the content to headings of pages that MkDocs renders, for it to check."""
        return iter(())

    def assets(self, handbook: PublishedHandbook, here: str) -> Iterator[tuple[str, object]]:
        """The JSON documents that the page's scripts fetch: address from the root, and document."""
        return iter(())

    def search(self, handbook: PublishedHandbook, here: str) -> Search:
        """What the search index has of the page besides its text."""
        return Search()
