"""The page in the place of one that can't be published: the problems of its file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from soundingboard.site.book import Book
from soundingboard.site.navigation import Place
from soundingboard.site.pages.page import Entry, SitePage
from soundingboard.site.problem_box import not_published, problem_box


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

    def metadata(self, book: Book) -> Mapping[str, object]:
        """The page's own, but nobody is to find it in the search."""
        meta = {**self._page.metadata(book), "search": {"exclude": True}}
        return {name: value for name, value in meta.items() if value}

    def place(self, book: Book) -> Place | None:
        """Where the page would be."""
        return self._page.place(book)

    def contents(self, book: Book) -> Sequence[Entry] | None:
        """None: MkDocs has rendered an empty page."""
        return None

    def anchors(self, book: Book) -> Iterable[str] | None:
        """Unknown, or MkDocs would complain of every link to them, too."""
        return None

    def html(self, book: Book, here: str, rendered: str = "") -> str:
        """The problems."""
        return problem_box(self._page.problems(book), not_published())
