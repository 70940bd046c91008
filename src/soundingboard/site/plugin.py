"""The MkDocs plug-in ``soundingboard``: hooks that hand over to the modules beside this one.

Standard: https://www.mkdocs.org/dev-guide/plugins/ (MkDocs 1.6.1 and later)
"""

from __future__ import annotations

import datetime
import json
import logging
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.config import config_options as option
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File

from soundingboard.authoring import handbook
from soundingboard.authoring.compile.procedure_file import TERMS_ID
from soundingboard.authoring.drawing.flowchart_layout import lay_out
from soundingboard.authoring.problems.codes import Severity
from soundingboard.authoring.problems.problem import did_you_mean
from soundingboard.engine import wording
from soundingboard.engine.html import text
from soundingboard.node.programs import NodeUnavailable
from soundingboard.site import (
    active,
    assets,
    course_page,
    glossary,
    language,
    procedure_page,
    search_index,
    situations_page,
    sources,
    start_page,
    training_pages,
    trees_page,
    withdrawn,
)
from soundingboard.site.addresses import (
    DOCS,
    Addresses,
    course_page_source,
    situations_page_source,
    tree_page_source,
    trees_page_source,
)
from soundingboard.site.book import Book, no_reason
from soundingboard.site.bundle import BundleError, build_bundle
from soundingboard.site.bundle.build import BUNDLES, MANIFEST
from soundingboard.site.bundle.npm import library_files
from soundingboard.site.dates import build_date
from soundingboard.site.finish import Finishing, finish
from soundingboard.site.front_matter import escaped, unusable, without_tags
from soundingboard.site.guard import Guard
from soundingboard.site.heading import TOP
from soundingboard.site.made_pages import MadePage, made_pages
from soundingboard.site.navigation import navigation
from soundingboard.site.options import SoundingBoardConfig
from soundingboard.site.problem_box import doubtful, not_published, problem_box, refused_box
from soundingboard.site.procedure_links import anchors_linked
from soundingboard.site.procedure_text import Permalink, permalink
from soundingboard.site.provenance import name
from soundingboard.site.python_markdown import SoundingBoardExtension
from soundingboard.site.runnable import runnable
from soundingboard.site.search_words import (
    procedure_words,
    read_synonyms,
)
from soundingboard.site.settings import (
    Settings,
    doubtful_addresses,
    unknown_notices,
    unknown_procedures,
    unknown_withdrawals,
)
from soundingboard.site.staging import Staging
from soundingboard.site.toc import contents, entry, nested
from soundingboard.site.tree_page import entries, tree_page, verdicts
from soundingboard.site.waiting import Waiting

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from soundingboard.site.active import Item


# A child of MkDocs' own logger, so that --strict counts what is logged as a warning.
log = logging.getLogger("mkdocs.plugins.soundingboard")

OVERRIDES = Path(__file__).parent / "overrides"
"""Our few templates in place of the theme's."""

# How much a page that decides nothing counts in the search; a clause counts 1.
_BEHIND = 0.1

# How much a procedure's page counts, which people look for by its name.
_FIRST = 4.0

_WATCHED = (handbook.TREES, "training")

# Features of the theme that write to the address, or keep the browser from doing so. A name that
# goes on, such as “navigation.instant.prefetch”, belongs to the one that it begins with.
_UNWANTED = ("navigation.tracking", "navigation.instant")

_WITHOUT_FLOWCHARTS = (
    "The site is built without flowcharts of its trees. The cause: %s To build without them on "
    "purpose, set “flowcharts: false”."
)
_WITHOUT_PYTHON = (
    "The site is built without Python: people can go from answer to answer, but “I'm not sure” "
    "doesn't narrow down the results, going back doesn't show the answer given, and courses have "
    "no quiz. The cause: %s"
)


class SoundingBoardPlugin(BasePlugin[SoundingBoardConfig]):  # type: ignore[no-untyped-call]
    """Publishes a handbook. It is compiled once for each build."""

    _command = ""
    _root: Path
    _book: Book
    _catalogue: bytes | None
    """The messages of the site's language; ``None`` for English as it's written in the code."""
    _made_of: dict[str, str]
    """The repository's file that each page is made of, by the page's MkDocs source name."""
    _made_pages: Mapping[str, MadePage]
    """The pages made of the whole handbook, by their MkDocs source name."""
    _extension: SoundingBoardExtension
    _permalink: Permalink
    _guard: Guard
    _waiting: Waiting
    _context: TemplateContext
    """What the page being rendered is made with."""

    _staged: bool = False
    """Whether this command's builds are made aside."""
    _staging: tuple[Staging, MkDocsConfig] | None = None
    _complete: bool = False
    """Whether a build made aside has everything that we add to it."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember what the site is built for."""
        self._command = command
        # A dirty build changes the site that is there. What is served is in a folder of its own,
        # "serve --clean" included, which calls itself a build.
        self._staged = command in ("build", "gh-deploy") and not dirty and not _is_served()

    @event_priority(100)
    def _make_aside(self, config: MkDocsConfig) -> None:
        """Build into a folder beside the site's, before other plug-ins read where that is."""
        if not self._staged or self._staging is not None:
            return
        try:
            staging = Staging(Path(config.site_dir))
        except OSError as error:
            raise PluginError(f"The site can't be written to {config.site_dir}: {error}") from error
        self._staging, self._complete = (staging, config), False
        config.site_dir = str(staging.folder)

    def _configure(self, config: MkDocsConfig) -> None:
        """Add what the pages need: styles, the script, Markdown extensions, templates."""
        # “mkdocs build --quiet” drops warnings, and would then count none in a strict build.
        log.setLevel(logging.NOTSET)
        if not log.isEnabledFor(logging.WARNING):
            log.setLevel(logging.WARNING)
        self._waiting = Waiting()
        self._root = Path(config.config_file_path or "mkdocs.yml").parent
        self._catalogue = self._installed(config)
        self._extension = SoundingBoardExtension()
        self._permalink = permalink(config.mdx_configs.get("toc", {}))
        config.markdown_extensions.append(self._extension)  # type: ignore[arg-type]
        # The policy allows no style attributes, by which tables are aligned otherwise.
        config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
        config.extra_css.insert(0, assets.STYLE)
        script = option.ExtraScriptValue(assets.SCRIPT)
        script.type = "module"
        config.extra_javascript.append(script)
        config.theme.dirs.insert(0, str(OVERRIDES))
        features = config.theme.get("features") or []
        for unwanted in [feature for feature in features if feature.startswith(_UNWANTED)]:
            features.remove(unwanted)
            log.warning(
                "The theme's feature “%s” is turned off, because it would change readers' "
                "addresses, where their answers are. Remove it from mkdocs.yml.",
                unwanted,
            )
        watched = (self._root / folder for folder in _WATCHED)
        config.watch.extend(str(folder) for folder in watched if folder.is_dir())

    on_config = CombinedEvent(_make_aside, _configure)

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Compile the handbook, tell its problems, and add its pages and assets."""
        for file in runnable(files, config):
            log.warning(
                "%s/%s is a file that browsers run as a script or page of its own. It is not "
                "published. Remove it, or name it in mkdocs.yml if the site needs it.",
                DOCS,
                file.src_uri,
            )
            files.remove(file)
        compiled = handbook.load(self._root)
        settings = self._settings()
        gone = Book(compiled, settings, _today()).withdrawn
        # Nothing of a withdrawn tree is published, so its mistakes must not hold the withdrawal up.
        unused = {item.file.path for item in gone.values()}
        for problem in compiled.problems:
            following = compiled.consequences.get(problem, ())
            held_back = {problem.path, *(item.path for item in following)} - unused
            stops = problem.severity is Severity.ERROR and bool(held_back)
            log.log(logging.WARNING if stops else logging.INFO, "%s", problem)
        own = {problem.path for problem in compiled.errors}
        for file, trouble in sources.unreadable(files, config):
            if trouble.path not in own:
                log.warning("%s", trouble)
                files.remove(file)
        synonyms, wrong_words = read_synonyms(self._root)
        for problem in wrong_words:
            log.warning("%s", problem)
        for tree_file in compiled.tree_files.values():
            made_source = sources.tree_source(
                config, tree_file, compiled, synonyms, withdrawn=tree_file.id in gone
            )
            files.append(made_source)
        for page in compiled.trees_pages.values():
            files.append(sources.trees_source(config, page, compiled))
        for situations in compiled.situations.values():
            files.append(sources.situations_source(config, situations, compiled))
        for course_file in compiled.course_files.values():
            files.append(sources.course_source(config, course_file))
        for source in training_pages.OWN_PAGES if compiled.course_files else ():
            if files.get_file_from_path(source) is None:
                files.append(sources.copied(config, source, training_pages.PAGES / source))
        self._made_pages = {
            source: made
            for source, made in made_pages(compiled, synonyms).items()
            if files.get_file_from_path(source) is None
        }
        for source, made in self._made_pages.items():
            files.append(File.generated(config, source, content=made.source))
        self._made_of = {
            **{file.src_uri: f"{DOCS}/{file.src_uri}" for file in files.documentation_pages()},
            **{tree_page_source(item.id): item.path for item in compiled.tree_files.values()},
            **{
                trees_page_source(item.procedure): item.path
                for item in compiled.trees_pages.values()
            },
            **{
                situations_page_source(item.procedure): item.path
                for item in compiled.situations.values()
            },
            **{course_page_source(item.id): item.path for item in compiled.course_files.values()},
        }
        addresses = Addresses(
            {self._made_of[file.src_uri]: _url(file) for file in files.documentation_pages()}
        )
        self._book = self._with_layouts(Book(compiled, settings, _today(), addresses))
        for unknown in unknown_procedures(self._book.settings, compiled.procedures):
            log.warning("A link is set for the procedure “%s”, which does not exist.", unknown)
        published = {name for file in files for name in (_url(file), file.dest_uri)}
        for wrong in doubtful_addresses(settings, compiled.procedures.values(), published):
            log.warning("%s", wrong)
        slugs = {tree_file.slug for tree_file in compiled.tree_files.values()}
        slugs |= {item.entry.slug for item in compiled.uncovered.values()}
        for unknown in unknown_notices(self._book.settings, slugs):
            log.warning("A notice is set for the tree “%s”, which does not exist.", unknown)
        for unknown in unknown_withdrawals(settings, compiled.tree_files):
            hint = did_you_mean(unknown, compiled.tree_files, "Write its procedure and its file.")
            log.warning(
                "The setting “withdrawn” names “%s”, but there is no such tree. %s", unknown, hint
            )
        for key, item in self._book.withdrawn.items():
            if item.reason == no_reason():
                log.warning("“%s” is withdrawn without a reason. Give one for readers.", key)
            else:
                log.info("“%s” is withdrawn: %s", key, item.reason)

        for file in self._assets(config):
            files.append(file)
        if config.nav is None:
            config.nav = navigation(self._book, _in_navigation(files, config))

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """Keep from MkDocs what it doesn't render, and a file that it cannot read."""
        path = self._made_of[page.file.src_uri]
        ours = self._book.procedure_at(path) is not None or path in self._book.problems_of
        return "" if ours else None

    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Tell the Markdown extension which page is next."""
        self._extension.source = page.file.src_uri
        path = self._made_of[page.file.src_uri]
        procedure = self._book.procedure_at(path)
        book = self._book
        ours = (book.tree_at, book.trees_page_at, book.situations_at, book.course_at)
        if procedure is None and not any(find(path) for find in ours):
            # A file that can't be read has been reported; what is in its place may be a pipe.
            written = "" if path in book.problems_of else page.file.content_string
            for field, problem in [*unusable(path, written, page.meta, config.theme.dirs)]:
                log.warning("%s", problem)
                page.meta.pop(field, None)
            page.meta.setdefault("search", {"boost": _BEHIND})
        if procedure is not None:
            page.meta["title"] = name(procedure)
            page.meta.setdefault("tags", procedure_words(procedure))
        page.meta = escaped(page.meta)

    def on_page_content(
        self, html: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Make the page, and refuse what it must not hold."""
        self._waiting.put_away()
        if not ("title" in vars(page) or "title" in page.meta or page._title_from_render):
            page.title = text(page.title or "")  # MkDocs makes it of the file's name.
        procedure = self._book.procedure_at(self._made_of[page.file.src_uri])
        if procedure is not None:
            page.links_to_anchors = anchors_linked(procedure, self._book, files)
        made = self._content(html, page)
        found = active.of_content(html if made is None else made)
        if not found:
            return made
        self._report(found, page)
        page.toc = contents(page.title or "", ())
        page.present_anchor_ids = None  # or MkDocs would complain of every link to them, too
        return refused_box(active.told(found))

    def _content(self, html: str, page: Page) -> str | None:
        """Make a tree's or a procedure's page, or put the parts into another."""
        path = self._made_of[page.file.src_uri]
        problems = self._book.problems_of.get(path, ())
        procedure = self._book.procedure_at(path)
        tree = self._book.tree_at(path)
        anchors = page.present_anchor_ids
        assert anchors is not None, "MkDocs has rendered the page"
        if tree is not None:
            self._waiting.add(page)
            found = entries(tree)
            anchors.update((TOP, *(anchor for _, anchor in found)))
            page.toc = contents(tree.tree.title, (entry(*item) for item in found))
            return tree_page(tree, self._book, page.url, engine=self.config.engine)
        gone = self._book.withdrawn_at(path)
        if gone is not None:
            page.present_anchor_ids = None  # or MkDocs would complain of links to what was there
            page.toc = contents(gone.file.title, [entry(withdrawn.title(), withdrawn.ID)])
            return withdrawn.withdrawn_page(gone, self._book, page.url)
        whole = self._made_pages.get(page.file.src_uri)
        if whole is not None:
            anchors.update((TOP, *(anchor for _, anchor in whole.entries)))
            page.toc = contents(whole.title, (entry(*item) for item in whole.entries))
            return whole.html(self._book, page.url, self.config.engine)
        about_trees = self._book.trees_page_at(path)
        if about_trees is not None:
            found = trees_page.entries(about_trees)
            anchors.update((TOP, *(anchor for _, anchor in found)))
            page.toc = contents(about_trees.title, (entry(*item) for item in found))
            return trees_page.trees_page(about_trees, self._book, page.url)
        situations = self._book.situations_at(path)
        if situations is not None:
            found = situations_page.entries(situations, self._book)
            anchors.update((TOP, *(anchor for _, anchor in found), *situations.by_id))
            page.toc = contents(situations.title, (entry(*item) for item in found))
            return situations_page.situations_page(situations, self._book, page.url)
        course = self._book.course_at(path)
        if course is not None:
            found = course_page.entries(course)
            anchors.update((TOP, *(anchor for _, anchor in found)))
            page.toc = contents(course.course.title, (entry(*item) for item in found))
            return course_page.course_page(course, self._book, page.url, engine=self.config.engine)
        if procedure is not None:
            terms = glossary.terms_of(procedure)
            listed = [entry(glossary.title(), TERMS_ID)] if terms else []
            anchors.update((TOP, *(item.id for item in listed), *(term.id for term in terms)))
            anchors.update(heading.id for heading in procedure.headings)
            page.toc = contents(procedure.title, [*nested(procedure.headings), *listed])
            body = procedure_page.page(procedure, self._book, page.url, self._permalink)
            return problem_box(problems, doubtful()) + body
        if problems:
            page.present_anchor_ids = None  # or MkDocs would complain of every link to them, too
            return problem_box(problems, not_published())
        made, complaints = start_page.with_parts(html, self._book, page.url)
        for complaint in complaints:
            log.warning("%s: %s", path, complaint)
        return made

    def _report(self, found: Sequence[Item], page: Page) -> None:
        path = self._made_of[page.file.src_uri]
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
        """Add what needs the whole site: situations in the search, policy, service worker."""
        found = situations_page.search_entries(self._book)
        named = (self._book.addresses.href("", path) for path in self._book.procedure_paths)
        first = dict.fromkeys(filter(None, named), _FIRST)
        listed = situations_page.searched_pages(self._book)
        openings = verdicts(self._book)
        search_index.extend(Path(config.site_dir), found, first, listed, openings)
        # A site that is only served to its author changes at every turn: nothing may be kept of it.
        if self._command not in ("", "serve"):
            options = self.config
            cache = self._root / options.cache_dir
            wanted = Finishing(cache, offline=options.offline, compress=options.compress)
            site, tag = Path(config.site_dir), _language(config)
            finish(site, wanted, self._guard.allowed, log=log, language=tag)
        self._complete = True

    def on_build_error(self, *, error: Exception) -> None:
        """Keep the last good site. A strict build's warnings are an error here, too."""
        self._complete = False

    def on_shutdown(self) -> None:
        """Put a build that succeeded in the place of the site; remove one that failed.

        Not earlier: MkDocs counts a strict build's warnings after the last hook of a build.
        """
        # MkDocs keeps this object for whatever the same process builds next.
        self._staged = False
        if self._staging is None:
            return
        (staging, config), self._staging = self._staging, None
        config.site_dir = str(staging.site)
        # Ctrl-C is no error to MkDocs, but it is on its way while this runs.
        if not self._complete or sys.exc_info()[0] is not None:
            staging.discard()
            if staging.site.exists():
                log.info("The build failed. The last good site is still in %s.", staging.site)
            return
        try:
            staging.publish()
        except BaseException as error:
            staging.discard()
            if not isinstance(error, OSError):
                raise
            message = f"The new site can't be put in {staging.site}: {error}"
            raise PluginError(f"{message}. The last good site is still there.") from error
        log.info("The site is in %s.", staging.site)

    def _installed(self, config: MkDocsConfig) -> bytes | None:
        """The catalogue of the theme's language, from which all messages are taken from now on."""
        own = self.config.locale
        name = _language(config)
        try:
            found = language.catalogue(name, Path(own) if own else None)
            wording.install(found)
        except (OSError, ValueError) as error:
            told = f"The message catalogue of “{name}” can't be read: {error}"
            raise PluginError(told) from error
        if found is None and not language.is_source(name):
            log.warning(
                "The theme's language is “%s”. There is no message catalogue for it, so our own "
                "words are in English.",
                name,
            )
        return found

    def _with_layouts(self, book: Book) -> Book:
        if not self.config.flowcharts:
            return book
        trees = [item.tree for item in book.published.values()]
        try:
            layouts = lay_out(trees, self._cache, log=log)
        except (NodeUnavailable, OSError) as error:
            log.warning(_WITHOUT_FLOWCHARTS, error)
            return book
        return replace(book, layouts=layouts)

    @property
    def _cache(self) -> Path:
        return (self._root / self.config.cache_dir).resolve()

    def _settings(self) -> Settings:
        options = self.config
        return Settings(
            options.contact,
            options.contacts,
            options.official,
            options.notices,
            options.withdrawn,
        )

    def _assets(self, config: MkDocsConfig) -> Iterator[File]:
        for address, script in assets.scripts():
            yield sources.written(config, address, script)
        for address, document in assets.documents(self._book):
            yield sources.written(config, address, document)
        if not self.config.engine:
            return
        try:
            bundle = build_bundle(self._cache, log=log)
            libraries = library_files(self._cache, log=log)
        except BundleError as error:
            log.warning(_WITHOUT_PYTHON, error)
            return
        manifest = bundle.manifest
        if self._catalogue is not None:
            said = language.message(self._catalogue)
            manifest["language"] = language.manifest(said)
            yield sources.written(config, language.ADDRESS, said)
        yield sources.written(config, MANIFEST, json.dumps(manifest, indent=2) + "\n")
        for name_, path in libraries.items():
            yield sources.copied(config, f"{assets.VENDORED}/{name_}", path)
        for name_, path in bundle.files.items():
            yield sources.copied(config, f"{BUNDLES}/{bundle.key}/{name_}", path)


def _is_served() -> bool:
    """Whether the command is MkDocs' "serve"."""
    context = click.get_current_context(silent=True)
    return context is not None and context.command.name == "serve"


def _language(config: MkDocsConfig) -> str:
    """The language of the theme, and so of the site's own words."""
    return str(config.theme.get("language", language.SOURCE))


def _today() -> datetime.date:
    try:
        return build_date(os.environ)
    except ValueError as error:
        raise PluginError(f"SOURCE_DATE_EPOCH is no number of seconds: {error}") from error


def _url(file: File) -> str:
    return "" if file.url in (".", "./") else file.url


def _in_navigation(files: Files, config: MkDocsConfig) -> list[str]:
    """The source names of the pages that nobody has kept out of the navigation."""
    kept_out = [spec for spec in (config.exclude_docs, config.not_in_nav) if spec]
    return [
        file.src_uri
        for file in files.documentation_pages()
        if not any(spec.match_file(file.src_uri) for spec in kept_out)
    ]
