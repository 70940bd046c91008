"""“Stored data”: what the reader's device stores of the reader.

The page is in ``stored_data.md``; a handbook may have its own, ``docs/training/stored.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from soundingboard.engine.pages import training_source
from soundingboard.engine.wording import _
from soundingboard.site.addresses import STORED
from soundingboard.site.navigation import Place, training
from soundingboard.site.pages.markdown import PackagedPage
from soundingboard.site.pages.page import SitePage
from soundingboard.site.published_handbook import PublishedHandbook
from soundingboard.site.training_parts import training_documents


class StoredDataPage(PackagedPage):
    """The page for a handbook with courses."""

    rank = 51
    text = Path(__file__).with_suffix(".md")

    @classmethod
    def pages(cls, handbook: PublishedHandbook) -> Iterable[SitePage]:
        """One, if there is a course."""
        return [cls(STORED)] if handbook.compiled.course_files else ()

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """The last of its section."""
        return Place(_("Stored data"), 20, training())

    def assets(self, handbook: PublishedHandbook, here: str) -> Iterator[tuple[str, object]]:
        """What the page's program is opened with."""
        return training_documents(handbook, training_source.STORED)
