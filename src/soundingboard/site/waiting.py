"""Rendered trees that wait to be put into the theme, in little memory.

MkDocs renders the content of every page before it writes the first one, and keeps all of it until
the end of the build.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page


class Waiting:
    """The contents of pages, compressed from when the next page is rendered until they are used.

    Other plug-ins see a page's content wherever MkDocs hands them the page: while it is rendered
    and while it is put into the theme.
    """

    def __init__(self) -> None:
        self._newest: Page | None = None
        self._packed: dict[str, bytes] = {}
        self._used: set[str] = set()

    def add(self, page: Page) -> None:
        """Have *page* wait from when the next page is rendered. Plug-ins may still change it."""
        self.put_away()
        self._newest = page

    def put_away(self) -> None:
        """Compress the page added last: every plug-in is done with it when the next one begins."""
        page, self._newest = self._newest, None
        if page is not None and page.content is not None:
            packed = page.content.encode("utf-8", "surrogatepass")
            self._packed[page.file.src_uri] = zlib.compress(packed, 1)
            page.content = None

    def bring_back(self, page: Page) -> None:
        """Give *page* its content, now that it is to be put into the theme."""
        packed = self._packed.pop(page.file.src_uri, None)
        if packed is not None:
            page.content = zlib.decompress(packed).decode("utf-8", "surrogatepass")
            self._used.add(page.file.src_uri)

    def release(self, page: Page) -> None:
        """Forget the content of a page that has waited and is written."""
        if page.file.src_uri in self._used:
            self._used.remove(page.file.src_uri)
            page.content = None
