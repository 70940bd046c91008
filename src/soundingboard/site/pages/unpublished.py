"""The page in the place of one that can't be published: the problems of its file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from soundingboard.site.navigation import Place
from soundingboard.site.pages.page import Entry, SitePage
from soundingboard.site.problem_box import not_published, problem_box
from soundingboard.site.published_handbook import PublishedHandbook


class UnpublishedPage(SitePage):
    """The page in the place of *page*, at its address and where it is in the navigation."""

    def __init__(self, page: SitePage) -> None:
        self._page = page

    @property
    def path(self) -> str:
        """The file that has the problems."""
        return self._page.path

    @property
    def title(self) -> str:
        """The title that the page would have."""
        return self._page.title

    def metadata(self, handbook: PublishedHandbook) -> Mapping[str, object]:
        """The page's own, but nobody is to find it in the search."""
        meta = {**self._page.metadata(handbook), "search": {"exclude": True}}
        return {name: value for name, value in meta.items() if value}

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """Where the page would be."""
        return self._page.place(handbook)

    def contents(self, handbook: PublishedHandbook) -> Sequence[Entry] | None:
        """None: MkDocs has rendered an empty page."""
        return None

    def anchors(self, handbook: PublishedHandbook) -> Iterable[str] | None:
        """Unknown, or MkDocs would complain of every link to them, too."""
        return None

    def html(self, handbook: PublishedHandbook, here: str, rendered: str = "") -> str:
        """The problems."""
        return problem_box(self._page.problems(handbook), not_published())
