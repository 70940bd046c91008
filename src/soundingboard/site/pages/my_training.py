"""“My training”: every course, and where the reader is in each.

The page is in ``my_training.md``; a handbook may have its own, ``docs/training/index.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from soundingboard.engine.pages import training_source
from soundingboard.engine.wording import _
from soundingboard.site.addresses import MY_TRAINING
from soundingboard.site.navigation import Place, training
from soundingboard.site.pages.markdown import PackagedPage
from soundingboard.site.pages.page import SitePage
from soundingboard.site.published_handbook import PublishedHandbook
from soundingboard.site.training_parts import training_documents


class MyTrainingPage(PackagedPage):
    """The page for a handbook with courses."""

    rank = 50
    text = Path(__file__).with_suffix(".md")

    @classmethod
    def pages(cls, handbook: PublishedHandbook) -> Iterable[SitePage]:
        """One, if there is a course."""
        return [cls(MY_TRAINING)] if handbook.compiled.course_files else ()

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """The first of its section."""
        return Place(_("My training"), 0, training())

    def assets(self, handbook: PublishedHandbook, here: str) -> Iterator[tuple[str, object]]:
        """What the page's program is opened with."""
        return training_documents(handbook, training_source.MY_TRAINING)
