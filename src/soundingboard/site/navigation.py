"""The navigation, for a site whose ``mkdocs.yml`` has none. Its titles are HTML, as MkDocs wants.

By decision first, by procedure second: one folder for each procedure, with its text and its
decisions. Everything else that stands under ``docs/`` is for those who write and run the site.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.engine.html import text
from soundingboard.engine.wording import _
from soundingboard.site.addresses import not_covered_path, page_source
from soundingboard.site.book import Book
from soundingboard.site.compare_page import compare_source
from soundingboard.site.made_pages import MATRIX, trace_source
from soundingboard.site.training_pages import MY_TRAINING, STORED

_AUTHORS = "authors/"

START, DECISIONS, PROCEDURES = "index.md", "decisions.md", "procedures.md"


def navigation(book: Book, sources: Iterable[str]) -> list[Any]:
    """The ``nav`` of MkDocs' configuration, for pages with these source names."""
    there = list(sources)
    nav: list[Any] = []
    if START in there:
        nav.append({text(_("Start")): START})
    if DECISIONS in there:
        nav.append({text(_("Decisions")): DECISIONS})
    compared = _compared(book, there)
    if compared:
        nav.append({text(_("Compare")): compared})
    folders = [*_procedure_folders(book, there)]
    if PROCEDURES in there:
        folders.insert(0, {text(_("All procedures")): PROCEDURES})
    if folders:
        nav.append({text(_("Procedures")): folders})
    training = _training(book, there)
    if training:
        nav.append({text(_("Training")): training})
    ours = {START, DECISIONS, PROCEDURES, *_named(compared), *_named(folders), *_named(training)}
    rest = [source for source in there if source not in ours]
    if rest:
        nav.append({text(_("For authors")): _nested(rest)})
    return nav


def _compared(book: Book, there: list[str]) -> list[dict[str, str]]:
    """The matrix, then the comparisons by title."""
    pages = [(text(_("All boards at a glance")), MATRIX)]
    pages += [(text(item.title), compare_source(item.slug)) for item in book.decisions]
    return [{title: source} for title, source in pages if source in there]


def _training(book: Book, there: list[str]) -> list[dict[str, str]]:
    """What one has done, the courses by title, and what is stored."""
    files = sorted(book.handbook.course_files.values(), key=lambda file: file.title)
    pages = [
        (text(_("My training")), MY_TRAINING),
        *((text(file.title), page_source(file.path) or "") for file in files),
        (text(_("Stored data")), STORED),
    ]
    return [{title: source} for title, source in pages if source in there]


def _procedure_folders(book: Book, there: list[str]) -> Iterable[dict[str, Any]]:
    for procedure in book.handbook.procedures.values():
        files = book.handbook.trees_of(procedure.id)
        pages = [(text(procedure.title or procedure.id), procedure.path)]
        about = book.handbook.trees_pages.get(procedure.id)
        if about is not None:
            pages.append((text(about.title), about.path))
        situations = book.handbook.situations.get(procedure.id)
        if situations is not None:
            pages.append((text(situations.title), situations.path))
        decisions = [(text(_title(file, book)), file.path) for file in files]
        decisions += [
            (text(_("{title} (not covered)").format(title=item.title)), not_covered_path(item.id))
            for item in book.uncovered_of(procedure.id)
        ]
        pages += sorted(decisions)
        sources = [(title, page_source(path)) for title, path in pages]
        sources.append((text(_("What cites each clause")), trace_source(procedure.id)))
        entries = [{title: source} for title, source in sources if source in there]
        if entries:
            yield {text(procedure.short): entries}


def _title(file: TreeFile, book: Book) -> str:
    if file.id in book.withdrawn:
        return _("{title} (withdrawn)").format(title=file.title)
    return file.title


def _nested(sources: list[str]) -> list[Any]:
    """Pages as they are, then a section for each folder, its index first.

    What stands in the folder of the authors is in its place already.
    """
    entries: list[Any] = sorted(source for source in sources if _is_loose(source))
    folders: dict[str, list[str]] = {}
    for source in sources:
        folder, slash, _ = source.partition("/")
        if slash and not _is_loose(source):
            folders.setdefault(folder, []).append(source)
    for folder, inside in sorted(folders.items()):
        title = text(folder.replace("-", " ").replace("_", " ").capitalize())
        entries.append({title: sorted(inside, key=lambda source: (not _is_index(source), source))})
    return entries


def _is_loose(source: str) -> bool:
    return source.removeprefix(_AUTHORS).count("/") == 0


def _is_index(source: str) -> bool:
    return source.rpartition("/")[2] in ("index.md", "README.md")


def _named(nav: Any) -> Iterable[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for inside in nav.values():
            yield from _named(inside)
    else:
        for inside in nav:
            yield from _named(inside)
