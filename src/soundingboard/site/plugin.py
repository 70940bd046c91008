"""The MkDocs plug-in ``soundingboard``: hooks that hand over to the modules beside this one.

What a page is made of and where it is published is declared by its kind (:mod:`.pages`). Nothing
here depends on the kind of a page.

Standard: https://www.mkdocs.org/dev-guide/plugins/ (MkDocs 1.6.1 and later)
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File

from soundingboard.authoring.incremental.results import NoResults, Results, ResultsInMemory
from soundingboard.engine import wording
from soundingboard.engine.html import text
from soundingboard.site import active, search_index
from soundingboard.site.configuration import (
    cache_of,
    configure,
    install_messages,
    language_of,
)
from soundingboard.site.front_matter import without_tags
from soundingboard.site.guard import Guard
from soundingboard.site.kinds import Kinds
from soundingboard.site.loading import load, remove_unpublished, report_settings
from soundingboard.site.mkdocs_pages import MkDocsPages, contents
from soundingboard.site.navigation import navigation
from soundingboard.site.options import SoundingBoardConfig
from soundingboard.site.postprocessing import Postprocessing, postprocess
from soundingboard.site.problem_box import refused_box
from soundingboard.site.problem_pages import INDEX, problem_pages, with_tables
from soundingboard.site.published_files import published_files, python_files
from soundingboard.site.python_markdown import SoundingBoardExtension
from soundingboard.site.staged_builds import StagedBuilds
from soundingboard.site.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from soundingboard.site.active import Item


# A child of MkDocs' own logger, so that --strict counts what is logged as a warning.
log = logging.getLogger("mkdocs.plugins.soundingboard")


class SoundingBoardPlugin(BasePlugin[SoundingBoardConfig]):  # type: ignore[no-untyped-call]
    """Publishes a handbook.

    Each build compiles it. While a site is served, files that are the same as at the last build
    aren't compiled again.
    """

    kinds: Kinds
    """The kinds of page of this build. A hook on MkDocs' event “config” may add some."""

    _pages: MkDocsPages
    _catalogue: bytes | None
    """The messages of the site's language; ``None`` for English as it's written in the code."""
    _extension: SoundingBoardExtension
    _guard: Guard
    _waiting: Waiting
    _context: TemplateContext
    """What the page being rendered is made with."""

    def __init__(self) -> None:
        self._command = ""
        self._builds = StagedBuilds()
        self.results: Results = NoResults()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember what the site is built for."""
        self._command = command
        self._builds.start(command, dirty=dirty)
        if command == "serve":
            self.results = ResultsInMemory()

    @event_priority(100)
    def _begin(self, config: MkDocsConfig) -> None:
        """Begin a build, before other plug-ins read where its site is."""
        self.kinds = Kinds()
        self._builds.begin(config)

    def _configure(self, config: MkDocsConfig) -> None:
        """Add what the pages need: styles, the script, Markdown extensions, templates."""
        # “mkdocs build --quiet” drops warnings, and would then count none in a strict build.
        log.setLevel(logging.NOTSET)
        if not log.isEnabledFor(logging.WARNING):
            log.setLevel(logging.WARNING)
        self._waiting = Waiting()
        self._catalogue = install_messages(config, self.config.locale)
        self._extension = SoundingBoardExtension()
        configure(config, self._extension)

    on_config = CombinedEvent(_begin, _configure)

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Compile the handbook, report its problems, and add its pages and assets."""
        handbook = load(self.config, config, self.results)
        remove_unpublished(handbook, files, config)
        for source, written in problem_pages(files).items():
            files.append(File.generated(config, source, content=written))
        self._pages = MkDocsPages(self.kinds, handbook, files, config)
        report_settings(self._pages.handbook, files)
        added = [*published_files(self._pages, self.kinds, config)]
        if self.config.engine:
            added += python_files(config, cache_of(config, self.config), self._catalogue)
        for file in added:
            files.append(file)
        if config.nav is None:
            config.nav = navigation(self._pages.places(files, config))

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """Keep from MkDocs what it doesn't render, and a file that it cannot read."""
        return self._pages.markdown(page)

    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Tell the Markdown extension which page is next, and check its front matter."""
        self._extension.source = page.file.src_uri
        self._pages.check_front_matter(page, config)
        return with_tables(markdown) if page.file.src_uri == INDEX else markdown

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make the page, and refuse what it must not hold."""
        self._waiting.put_away()
        if not ("title" in vars(page) or "title" in page.meta or page._title_from_render):
            page.title = text(page.title or "")  # MkDocs makes it of the file's name.
        if self._pages.of(page.file).is_large:
            self._waiting.add(page)
        made = self._pages.content(html, page, files)
        found = active.of_content(made)
        if not found:
            return made
        self._report(found, page)
        page.toc = contents(page.title or "", ())
        page.present_anchor_ids = None  # or MkDocs would complain of every link to them, too
        return refused_box(active.told(found))

    def _report(self, found: Sequence[Item], page: Page) -> None:
        path = self._pages.of(page.file).path
        rows = (page.markdown or "").casefold().splitlines()
        for item in found:
            log.warning("%s: %s", path, active.message(item, rows))

    @event_priority(-100)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Give our templates the catalogue, and remember all, with which every page is compared."""
        # The template engine's own filter turns “&lt;” into “<”, which the theme then prints.
        env.filters["striptags"] = without_tags
        env.globals["_"] = wording._
        self._guard = Guard(env)

    @event_priority(100)
    def _bring_back(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Give the page its content, before other plug-ins look at it."""
        self._waiting.bring_back(page)

    @event_priority(-100)
    def _remember(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Remember what the page is made with."""
        self._context = context

    on_page_context = CombinedEvent(_bring_back, _remember)

    @event_priority(-100)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str | None:
        """Publish nothing that a text brought into the theme's own parts of a page."""
        found = self._guard.beyond_theme(output, self._context, page)
        made = None
        if found:
            self._report(found, page)
            box = refused_box(active.told(found))
            made = self._guard.neutral(self._context, page, box)
        self._waiting.release(page)
        return made

    @event_priority(-100)
    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> None:
        """Remember what a page without a source, such as that for a wrong address, is made with."""
        self._context = context

    @event_priority(-100)
    def on_post_template(
        self, output_content: str, template_name: str, config: MkDocsConfig
    ) -> str | None:
        """As :meth:`on_post_page`, for pages of the theme's own."""
        if template_name not in config.theme.static_templates or ".html" not in template_name:
            return None
        found = self._guard.beyond_template(output_content, self._context, template_name)
        if not found:
            return None
        for item in found:
            log.warning("%s: %s", template_name, active.message(item, ()))
        return self._guard.neutral_template(self._context, template_name)

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Add what needs the whole site: what only we put into the search, policy, worker."""
        site = Path(config.site_dir)
        search_index.extend(site, dict(self._pages.search()))
        # A site that is only served to its author changes at every turn: nothing may be kept of it.
        if self._command not in ("", "serve"):
            options = self.config
            wanted = Postprocessing(cache_of(config, options), options.offline, options.compress)
            postprocess(site, wanted, self._guard.allowed, log=log, language=language_of(config))
        self._builds.complete()

    def on_build_error(self, *, error: Exception) -> None:
        """Keep the last good site. A strict build's warnings are an error here, too."""
        self._builds.fail()

    def on_shutdown(self) -> None:
        """Put a build that succeeded in the place of the site.

        Not earlier: MkDocs counts a strict build's warnings after the last hook of a build.
        """
        self._builds.end()
