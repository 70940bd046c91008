"""The pages of the site as MkDocs handles them.

They aren't subclasses of MkDocs' ``Page``: MkDocs drops the title that ``nav`` gives to a page that
a plug-in has made itself, and no kind of page should depend on one generator.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs.structure.files import File
from mkdocs.structure.toc import AnchorLink, TableOfContents

from soundingboard.engine.html import text
from soundingboard.site.addresses import DOCS, Addresses
from soundingboard.site.heading import TOP
from soundingboard.site.pages.markdown import MarkdownPage
from soundingboard.site.pages.unpublished import UnpublishedPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from soundingboard.site.kinds import Kinds
    from soundingboard.site.navigation import Place
    from soundingboard.site.pages.page import Entry, Search, SitePage
    from soundingboard.site.published_handbook import PublishedHandbook


class MkDocsPages:
    """All pages of one build. Those that aren't in *files* are added to them.

    ``handbook`` is the handbook that all pages are made of, with the addresses of all pages.
    """

    def __init__(
        self, kinds: Kinds, handbook: PublishedHandbook, files: Files, config: MkDocsConfig
    ) -> None:
        self._pages: dict[str, SitePage] = {}
        for page in kinds.pages(handbook):
            self._add(page, handbook, files, config)
        for file in files.documentation_pages():
            self._pages.setdefault(file.src_uri, _shown(_markdown_page(file), handbook))
        urls = {self.of(file).path: url(file) for file in files.documentation_pages()}
        self.handbook = replace(handbook, addresses=Addresses(urls))

    def of(self, file: File) -> SitePage:
        """The page of *file*, which another plug-in may have added after this one."""
        return self._pages.get(file.src_uri) or _markdown_page(file)

    def markdown(self, page: Page) -> str | None:
        """What MkDocs is to read in place of the page's file under ``docs/``, if anything."""
        return None if page.file.generated_by else self.of(page.file).markdown(self.handbook)

    def check_front_matter(self, page: Page, config: MkDocsConfig) -> None:
        """Leave of the page's front matter what the theme may print."""
        file = page.file
        ours = self.of(file)
        page.meta = ours.checked(page.meta, lambda: file.content_string, config.theme.dirs)

    def content(self, rendered: str, page: Page, files: Files) -> str:
        """The page's content, of which *rendered* is MkDocs' part. Its contents are set, too."""
        ours = self.of(page.file)
        entries = ours.contents(self.handbook)
        anchors = ours.anchors(self.handbook)
        if entries is not None:
            page.toc = contents(ours.title, entries)
        if anchors is None:
            page.present_anchor_ids = None
        else:
            assert page.present_anchor_ids is not None, "MkDocs has rendered the page"
            page.present_anchor_ids.update(anchors, () if entries is None else (TOP,))
        linked: dict[File, dict[str, str]] = {}
        for link in ours.links(self.handbook):
            target = files.get_file_from_path(link.source)
            if target is not None:
                linked.setdefault(target, {})[link.anchor] = link.href
        if linked:
            page.links_to_anchors = linked
        return ours.html(self.handbook, page.url, rendered)

    def documents(self) -> Iterator[tuple[str, object]]:
        """The JSON documents that the pages' scripts fetch: address and document."""
        for page in self._pages.values():
            yield from page.assets(self.handbook, self._url(page) or "")

    def search(self) -> Iterator[tuple[str, Search]]:
        """What the search index has of each page besides its text, by the page's address."""
        for page in self._pages.values():
            here = self._url(page)
            if here is not None:
                yield here, page.search(self.handbook, here)

    def places(self, files: Files, config: MkDocsConfig) -> Iterator[tuple[str, Place | None]]:
        """The source and place of each page that nobody has kept out of the navigation."""
        kept_out = [spec for spec in (config.exclude_docs, config.not_in_nav) if spec]
        for file in files.documentation_pages():
            if not any(spec.match_file(file.src_uri) for spec in kept_out):
                yield file.src_uri, self.of(file).place(self.handbook)

    def _add(
        self, page: SitePage, handbook: PublishedHandbook, files: Files, config: MkDocsConfig
    ) -> None:
        existing = files.get_file_from_path(page.source)
        is_in_docs = page.path == f"{DOCS}/{page.source}"
        if page.is_optional and existing is not None:
            page = MarkdownPage(page.path, instead=page)
        elif is_in_docs and not page.is_optional and existing is None:
            return  # Another plug-in has removed the file that the page is made of.
        shown = _shown(page, handbook)
        self._pages[page.source] = shown
        if existing is not None:
            if is_in_docs:
                return  # MkDocs has the file already.
            files.remove(existing)
        content = shown.markdown(handbook) or ""
        files.append(File.generated(config, page.source, content=content))

    def _url(self, page: SitePage) -> str | None:
        return self.handbook.addresses.urls.get(page.path)


def url(file: File) -> str:
    """The address of a file from the site's root; empty for the start page."""
    return "" if file.url in (".", "./") else file.url


def contents(title: str, entries: Iterable[Entry]) -> TableOfContents:
    """A table of contents under the page's own title. Each entry is below that of a higher level.

    MkDocs keeps it in this form; Material shows and searches it.
    """
    top = AnchorLink(text(title), TOP, 1)
    above = [top]
    for entry in entries:
        made = AnchorLink(text(entry.title), entry.anchor, entry.level)
        while len(above) > 1 and above[-1].level >= made.level:
            above.pop()
        above[-1].children.append(made)
        above.append(made)
    return TableOfContents([top])


def _markdown_page(file: File) -> MarkdownPage:
    return MarkdownPage(f"{DOCS}/{file.src_uri}")


def _shown(page: SitePage, handbook: PublishedHandbook) -> SitePage:
    """The page itself, or the problems that keep it from being published."""
    return UnpublishedPage(page) if page.problems(handbook) else page
