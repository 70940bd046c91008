"""The MkDocs plug-in ``soundingboard``: hooks that hand over to the modules beside this one.

Standard: https://www.mkdocs.org/dev-guide/plugins/ (MkDocs 1.6.1 and later)
"""

from __future__ import annotations

import datetime
import json
import logging
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, InclusionLevel

from soundingboard.authoring import handbook
from soundingboard.authoring.codes import Severity
from soundingboard.site import (
    assets,
    course_page,
    glossary,
    procedure_page,
    start_page,
    training_pages,
    trees_page,
)
from soundingboard.site.addresses import (
    DOCS,
    Addresses,
    course_page_source,
    tree_page_source,
    trees_page_source,
)
from soundingboard.site.book import Book
from soundingboard.site.bundle import BundleError, build_bundle
from soundingboard.site.bundle.build import BUNDLES, MANIFEST
from soundingboard.site.bundle.npm import library_files
from soundingboard.site.dates import build_date
from soundingboard.site.finish import Finishing, finish
from soundingboard.site.heading import TOP
from soundingboard.site.made_pages import MadePage, made_pages
from soundingboard.site.navigation import navigation
from soundingboard.site.problem_box import problem_box
from soundingboard.site.provenance import name
from soundingboard.site.python_markdown import CurrentPage, SoundingBoardExtension
from soundingboard.site.search_words import (
    Synonyms,
    procedure_words,
    read_synonyms,
    search_words,
)
from soundingboard.site.settings import Settings, unknown_procedures, unknown_situations
from soundingboard.site.toc import contents, entry
from soundingboard.site.tree_page import entries, tree_page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from soundingboard.authoring.course_file import CourseFile
    from soundingboard.authoring.handbook import Handbook
    from soundingboard.authoring.tree_file import TreeFile
    from soundingboard.authoring.trees_page import TreesPage

# A child of MkDocs' own logger, so that --strict counts what is logged as a warning.
log = logging.getLogger("mkdocs.plugins.soundingboard")

OVERRIDES = Path(__file__).parent / "overrides"
"""Our few templates in place of the theme's."""

# How much search results count: decisions before clauses, which count 1, and pages that decide
# nothing behind them.
_BEFORE, _BEHIND = 2, 0.1

_WATCHED = (handbook.TREES, "training")
_NOT_PUBLISHED = "This page is not published until these problems are mended:"
_DOUBTFUL = "This page has problems. Do not rely on it until they are mended:"


class SoundingBoardConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plug-in in ``mkdocs.yml``."""

    contact = option.Type(str, default="")
    """Whom readers tell of mistakes: an e-mail address, a URL, or words. For all procedures."""
    contacts = option.DictOfItems(option.Type(str), default={})
    """The same for single procedures, by id."""
    official = option.DictOfItems(option.Type(str), default={})
    """Where the official texts are, by procedure id: a URL, or a path within this site."""
    notices = option.DictOfItems(option.Type(str), default={})
    """What the site itself tells readers of a situation, by the slug of its trees: plain words."""
    engine = option.Type(bool, default=True)
    """Whether to publish Pyodide and the engine. Trees are walked in the page without them."""
    offline = option.Type(bool, default=True)
    """Whether readers' browsers keep the site for reading without a network."""
    compress = option.Type(bool, default=True)
    """Whether to write compressed copies of large files beside them."""
    cache_dir = option.Type(str, default=".cache/soundingboard")
    """Where downloads are kept between builds, from the folder of ``mkdocs.yml``."""


class SoundingBoardPlugin(BasePlugin[SoundingBoardConfig]):  # type: ignore[no-untyped-call]
    """Publishes a handbook. It is compiled once for each build."""

    _command = ""
    _root: Path
    _book: Book
    _made_of: dict[str, str]
    """The repository's file that each page is made of, by the page's MkDocs source name."""
    _made_pages: Mapping[str, MadePage]
    """The pages made of the whole handbook, by their MkDocs source name."""
    _extension: SoundingBoardExtension

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember what the site is built for."""
        self._command = command

    def on_config(self, config: MkDocsConfig) -> None:
        """Add what the pages need: styles, the script, Markdown extensions, templates."""
        self._root = Path(config.config_file_path or "mkdocs.yml").parent
        self._extension = SoundingBoardExtension()
        if "attr_list" not in config.markdown_extensions:
            config.markdown_extensions.append("attr_list")
        config.markdown_extensions.append(self._extension)  # type: ignore[arg-type]
        config.extra_css[:0] = assets.styles()
        script = option.ExtraScriptValue(assets.SCRIPT)
        script.type = "module"
        config.extra_javascript.append(script)
        config.theme.dirs.insert(0, str(OVERRIDES))
        watched = (self._root / folder for folder in _WATCHED)
        config.watch.extend(str(folder) for folder in watched if folder.is_dir())

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Compile the handbook, tell its problems, and add its pages and assets."""
        compiled = handbook.load(self._root)
        for problem in compiled.problems:
            level = logging.WARNING if problem.severity is Severity.ERROR else logging.INFO
            log.log(level, "%s", problem)
        synonyms = read_synonyms(self._root)
        for tree_file in compiled.tree_files.values():
            files.append(_tree_source(config, tree_file, compiled, synonyms))
        for page in compiled.trees_pages.values():
            files.append(_trees_page_source(config, page, compiled))
        for course_file in compiled.course_files.values():
            files.append(_course_source(config, course_file))
        for source in training_pages.OWN_PAGES if compiled.course_files else ():
            if files.get_file_from_path(source) is None:
                files.append(_copied(config, source, training_pages.PAGES / source))
        self._made_pages = {
            source: made
            for source, made in made_pages(compiled).items()
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
            **{course_page_source(item.id): item.path for item in compiled.course_files.values()},
        }
        addresses = Addresses(
            {self._made_of[file.src_uri]: _url(file) for file in files.documentation_pages()}
        )
        self._book = Book(compiled, self._settings(), _today(), addresses)
        for unknown in unknown_procedures(self._book.settings, compiled.procedures):
            log.warning("A link is set for the procedure “%s”, which does not exist.", unknown)
        slugs = {tree_file.slug for tree_file in compiled.tree_files.values()}
        for unknown in unknown_situations(self._book.settings, slugs):
            log.warning("A notice is set for the tree “%s”, which does not exist.", unknown)

        for file in self._assets(config):
            files.append(file)
        if config.nav is None:
            config.nav = navigation(self._book, _in_navigation(files, config))

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """Give a procedure's clauses their anchors; keep from MkDocs a file it cannot read."""
        path = self._made_of[page.file.src_uri]
        procedure = self._book.procedure_at(path)
        if procedure is not None:
            return procedure_page.with_anchors(page.file.content_string, procedure)
        return "" if path in self._book.problems_of else None

    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Tell the Markdown extension which page is next."""
        self._extension.page = CurrentPage(page.file.src_uri)
        path = self._made_of[page.file.src_uri]
        procedure = self._book.procedure_at(path)
        book = self._book
        if not any((procedure, book.tree_at(path), book.trees_page_at(path), book.course_at(path))):
            page.meta.setdefault("search", {"boost": _BEHIND})
        if procedure is not None:
            page.meta["title"] = name(procedure)
            page.meta.setdefault("tags", procedure_words(procedure))
            self._extension.page = CurrentPage(
                page.file.src_uri,
                procedure.clause_by_anchor,
                procedure_page.decisions_below(procedure, self._book, page.url),
            )

    def on_page_content(
        self, html: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Make a tree's or a procedure's page, or put the parts into another."""
        path = self._made_of[page.file.src_uri]
        problems = self._book.problems_of.get(path, ())
        procedure = self._book.procedure_at(path)
        tree = self._book.tree_at(path)
        anchors = page.present_anchor_ids
        assert anchors is not None, "MkDocs has rendered the page"
        if tree is not None:
            found = entries(tree)
            anchors.update((TOP, *(anchor for _, anchor in found)))
            page.toc = contents(tree.tree.title, (entry(*item) for item in found))
            return tree_page(tree, self._book, page.url, engine=self.config.engine)
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
        course = self._book.course_at(path)
        if course is not None:
            found = course_page.entries(course)
            anchors.update((TOP, *(anchor for _, anchor in found)))
            page.toc = contents(course.course.title, (entry(*item) for item in found))
            return course_page.course_page(course, self._book, page.url, engine=self.config.engine)
        if procedure is not None:
            terms = glossary.terms_of(procedure)
            listed = [entry(glossary.TITLE, glossary.ID)] if terms else []
            anchors.update((TOP, *(item.id for item in listed), *(term.id for term in terms)))
            page.toc = contents(procedure.title, [*page.toc, *listed])
            body = procedure_page.page(html, procedure, self._book, page.url)
            return problem_box(problems, _DOUBTFUL) + body
        if problems:
            page.present_anchor_ids = None  # or MkDocs would complain of every link to them, too
            return problem_box(problems, _NOT_PUBLISHED)
        made, complaints = start_page.with_parts(html, self._book, page.url)
        for complaint in complaints:
            log.warning("%s: %s", path, complaint)
        return made

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Add what the whole site is needed for: policy, service worker, compressed copies."""
        # A site that is only served to its author changes at every turn: nothing may be kept of it.
        if self._command not in ("", "serve"):
            options = self.config
            cache = self._root / options.cache_dir
            wanted = Finishing(cache, offline=options.offline, compress=options.compress)
            finish(Path(config.site_dir), wanted, log=log)

    def _settings(self) -> Settings:
        options = self.config
        return Settings(options.contact, options.contacts, options.official, options.notices)

    def _assets(self, config: MkDocsConfig) -> Iterator[File]:
        for address, path in assets.browser_files().items():
            yield _copied(config, address, path)
        for address, text in assets.documents(self._book):
            yield _written(config, address, text)
        if not self.config.engine:
            return
        try:
            cache = self._root / self.config.cache_dir
            bundle = build_bundle(cache, log=log)
            libraries = library_files(cache, log=log)
        except BundleError as error:
            log.warning("The site has no second check of answers: %s", error)
            return
        yield _written(config, MANIFEST, json.dumps(bundle.manifest, indent=2) + "\n")
        for name_, path in libraries.items():
            yield _copied(config, f"{assets.VENDORED}/{name_}", path)
        for name_, path in bundle.files.items():
            yield _copied(config, f"{BUNDLES}/{bundle.key}/{name_}", path)


def _today() -> datetime.date:
    try:
        return build_date(os.environ)
    except ValueError as error:
        raise PluginError(f"SOURCE_DATE_EPOCH is no number of seconds: {error}") from error


def _tree_source(
    config: MkDocsConfig, tree_file: TreeFile, compiled: Handbook, synonyms: Synonyms
) -> File:
    """The page that stands for a tree's file: its front matter alone, for the content is ours.

    Its title says which procedure it is asked of, since several may be asked the same. What
    Material's search knows as tags are the words by which staff ask.
    """
    procedure = compiled.procedures.get(tree_file.procedure)
    title = f"{tree_file.title} ({procedure.short if procedure else tree_file.procedure})"
    meta = {
        "title": title,
        "tags": search_words(tree_file, synonyms),
        "search": {"exclude": tree_file.tree is None, "boost": _BEFORE},
    }
    source = f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n"
    return File.generated(config, tree_page_source(tree_file.id), content=source)


def _trees_page_source(config: MkDocsConfig, page: TreesPage, compiled: Handbook) -> File:
    """The page that stands for a trees page's file, as :func:`_tree_source`."""
    procedure = compiled.procedures.get(page.procedure)
    words = [page.title, *(procedure_words(procedure) if procedure else ())]
    meta = {"title": page.title, "tags": words}
    source = f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n"
    return File.generated(config, trees_page_source(page.procedure), content=source)


def _course_source(config: MkDocsConfig, course_file: CourseFile) -> File:
    """The page that stands for a course's file, as :func:`_tree_source`."""
    meta = {"title": course_file.title, "search": {"exclude": course_file.course is None}}
    source = f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n"
    return File.generated(config, course_page_source(course_file.id), content=source)


def _url(file: File) -> str:
    return "" if file.url in (".", "./") else file.url


def _copied(config: MkDocsConfig, address: str, path: Path) -> File:
    included = InclusionLevel.INCLUDED
    return File.generated(config, address, abs_src_path=str(path), inclusion=included)


def _written(config: MkDocsConfig, address: str, text: str) -> File:
    return File.generated(config, address, content=text, inclusion=InclusionLevel.INCLUDED)


def _in_navigation(files: Files, config: MkDocsConfig) -> list[str]:
    """The source names of the pages that nobody has kept out of the navigation."""
    kept_out = [spec for spec in (config.exclude_docs, config.not_in_nav) if spec]
    return [
        file.src_uri
        for file in files.documentation_pages()
        if not any(spec.match_file(file.src_uri) for spec in kept_out)
    ]
