"""Pages that authors write under ``docs/`` and MkDocs renders: the start page, guides, and others.

Any of them may ask for parts that are made of the handbook (:mod:`~soundingboard.site.parts`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from soundingboard.engine.wording import _
from soundingboard.site.addresses import DOCS
from soundingboard.site.front_matter import unusable
from soundingboard.site.navigation import Place, procedures
from soundingboard.site.pages.page import Entry, SitePage, log
from soundingboard.site.parts import with_parts
from soundingboard.site.published_handbook import PublishedHandbook

START = f"{DOCS}/index.md"
DECISIONS = f"{DOCS}/decisions.md"
PROCEDURES = f"{DOCS}/procedures.md"

BEHIND = 0.1
"""How much a page that decides nothing counts in the search; a clause counts 1."""


class MarkdownPage(SitePage):
    """The page of the file at *path*.

    It may be *instead* of an optional page, whose place and assets it then has.
    """

    def __init__(self, path: str, instead: SitePage | None = None) -> None:
        self._path = path
        self._instead = instead

    @property
    def path(self) -> str:
        """The file under ``docs/``."""
        return self._path

    @property
    def title(self) -> str:
        """Nothing: MkDocs finds the title in the file."""
        return ""

    def markdown(self, handbook: PublishedHandbook) -> str | None:
        """The file as it is."""
        return None

    def checked(
        self, meta: Mapping[str, Any], read: Callable[[], str], templates: Sequence[str]
    ) -> dict[str, Any]:
        """The author's front matter without the fields that the theme can't use.

        These are reported. The page comes behind others in the search, unless it says otherwise.
        """
        usable = dict(meta)
        for field, problem in [*unusable(self.path, read(), meta, templates)]:
            log.warning("%s", problem)
            usable.pop(field, None)
        return super().checked({"search": {"boost": BEHIND}, **usable}, read, templates)

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """The places of the pages that lead to all others; the rest are for authors."""
        if self._instead is not None:
            return self._instead.place(handbook)
        places = {
            START: Place(_("Start"), 0),
            DECISIONS: Place(_("Decisions"), 10),
            PROCEDURES: Place(_("All procedures"), 0, procedures()),
        }
        return places.get(self._path)

    def contents(self, handbook: PublishedHandbook) -> Sequence[Entry] | None:
        """As MkDocs has found them."""
        return None

    def anchors(self, handbook: PublishedHandbook) -> Iterable[str] | None:
        """None besides those that MkDocs has found."""
        return ()

    def html(self, handbook: PublishedHandbook, here: str, rendered: str = "") -> str:
        """The file's text with the parts that it asks for."""
        made, complaints = with_parts(rendered, handbook, here)
        for complaint in complaints:
            log.warning("%s: %s", self.path, complaint)
        return made

    def assets(self, handbook: PublishedHandbook, here: str) -> Iterator[tuple[str, object]]:
        """Those of the page that it is instead of."""
        return self._instead.assets(handbook, here) if self._instead is not None else iter(())


class PackagedPage(MarkdownPage):
    """A page whose text is part of this package, unless the handbook has a file of its own."""

    is_optional = True
    text: ClassVar[Path]
    """The file with the text."""

    def markdown(self, handbook: PublishedHandbook) -> str | None:
        """The text of the package."""
        return self.text.read_text(encoding="utf-8")
