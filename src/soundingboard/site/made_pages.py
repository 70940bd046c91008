"""Pages without a file of their own: comparisons, what isn't covered, traceability."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from soundingboard.authoring.decisions import Uncovered
from soundingboard.authoring.handbook import Handbook
from soundingboard.engine.wording import _
from soundingboard.site import compare_page, matrix_page, not_covered, trace_page
from soundingboard.site.addresses import tree_page_source
from soundingboard.site.boards import compared_slugs
from soundingboard.site.book import Book
from soundingboard.site.compare_page import COMPARE, compare_source
from soundingboard.site.search_words import Synonyms, search_words

# How much a decision that isn't covered counts in the search: more than a clause, less than a tree.
_BEFORE = 1.5

MATRIX = f"{COMPARE}/index.md"


@dataclass(frozen=True)
class MadePage:
    """One such page: its title, its headings with their anchors, and how its content is made.

    ``html`` is given the page's address and whether the site has an engine.
    """

    title: str
    entries: tuple[tuple[str, str], ...]
    html: Callable[[Book, str, bool], str]
    meta: Mapping[str, object]

    @property
    def source(self) -> str:
        """What MkDocs reads: front matter alone, for the content is ours."""
        front = json.dumps({"title": self.title, **self.meta}, ensure_ascii=False)
        return f"---\n{front}\n---\n"


def trace_source(procedure_id: str) -> str:
    """The MkDocs source name of a procedure's page of traceability."""
    return f"procedures/{procedure_id}/trace.md"


def made_pages(handbook: Handbook, synonyms: Synonyms) -> Mapping[str, MadePage]:
    """The pages made of *handbook* as a whole, by their MkDocs source name.

    *synonyms* are for the search.
    """
    pages: dict[str, MadePage] = {}
    trees = handbook.trees.values()
    slugs = compared_slugs([tree.slug for tree in trees])
    titles = {tree.slug: tree.title for tree in reversed(list(trees))}
    if slugs:
        pages[MATRIX] = MadePage(
            matrix_page.title(),
            (),
            lambda book, here, engine: matrix_page.matrix_page(book, here),
            {"hide": ["toc"]},
        )
    for slug in slugs:
        pages[compare_source(slug)] = _comparison(slug, titles[slug])
    for procedure_id in handbook.procedures:
        if any(tree.procedure == procedure_id for tree in trees):
            pages[trace_source(procedure_id)] = _trace(handbook, procedure_id)
    for item in handbook.uncovered.values():
        same = [file for file in handbook.tree_files.values() if file.slug == item.entry.slug]
        words = search_words(item.title, same, synonyms)
        pages[tree_page_source(item.id)] = _not_covered(item, words)
    return pages


def _not_covered(item: Uncovered, words: list[str]) -> MadePage:
    return MadePage(
        f"{item.title} ({item.procedure.short})",
        not_covered.entries(item),
        lambda book, here, engine: not_covered.not_covered_page(item, book, here),
        {"tags": words, "search": {"boost": _BEFORE}},
    )


def _comparison(slug: str, title: str) -> MadePage:
    return MadePage(
        _("{title} (compared)").format(title=title),
        compare_page.entries(),
        lambda book, here, engine: compare_page.compare_page(
            slug, title, book, here, engine=engine
        ),
        {"hide": ["toc"]},
    )


def _trace(handbook: Handbook, procedure_id: str) -> MadePage:
    procedure = handbook.procedures[procedure_id]
    return MadePage(
        trace_page.title(procedure),
        trace_page.parts(procedure),
        lambda book, here, engine: trace_page.trace_page(procedure, book, here),
        {"search": {"exclude": True}},
    )
