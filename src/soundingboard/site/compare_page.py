"""The page that compares what boards say on one decision.

The engine makes its HTML, here for the build and in the browser for a reader's walk; this module
gives it the boards and their authors' text.
"""

from __future__ import annotations

import hashlib

from soundingboard.engine.html import UNINDEXED, capital, element, lines, text
from soundingboard.engine.pages.comparison_source import Board as BoardSource
from soundingboard.engine.pages.comparison_source import ComparisonSource
from soundingboard.engine.pages.comparison_static import boards as board_cards
from soundingboard.engine.pages.comparison_static import differences, first_question
from soundingboard.engine.pages.icons import symbols
from soundingboard.engine.pages.walk_html import late
from soundingboard.engine.tree import Tree
from soundingboard.engine.wording import _
from soundingboard.site.addresses import relative
from soundingboard.site.boards import Board, boards, page, span, whom
from soundingboard.site.book import Book
from soundingboard.site.heading import head
from soundingboard.site.provenance import provenance, whose
from soundingboard.site.tree_page import SOURCES, reasons_of

COMPARE = "compare"
"""The folder of these pages in a site."""

BOARDS, DIFFERENCES = "boards", "differences"
"""Anchors of the page's parts."""


def entries() -> tuple[tuple[str, str], ...]:
    """The title and anchor of every part of the page, in its order."""
    return ((_boards_title(), BOARDS), (_differences_title(), DIFFERENCES))


def _boards_title() -> str:
    return _("What the boards say")


def _differences_title() -> str:
    return _("Where they differ")


def compare_source(slug: str) -> str:
    """The MkDocs source name of the page that compares the trees of *slug*."""
    return f"{COMPARE}/{slug}.md"


def source_address(slug: str) -> str:
    """Where the source of the page that compares *slug* is, from the site's root."""
    return f"{SOURCES}/{COMPARE}/{slug}.json"


def source_of(slug: str, book: Book, here: str) -> ComparisonSource | None:
    """What the page at *here* is made of; ``None`` if no board has a tree that is published."""
    columns = boards(book, slug)
    trees = [column.item.tree for column in columns if column.item is not None]
    if not trees:
        return None
    return ComparisonSource(
        slug, version(trees), tuple(_board(column, book, here) for column in columns)
    )


def compare_page(slug: str, title: str, book: Book, here: str, *, engine: bool = True) -> str:
    """The content of the page at *here* that compares the trees of *slug*."""
    lead = element(
        "p",
        text(_("Only your own board's rule applies to you. The others are here to compare.")),
        class_="sb-whose",
    )
    columns = boards(book, slug)
    source = source_of(slug, book, here)
    return lines(
        (
            head(title, lead),
            symbols(),
            _walk(source, here, engine=engine) if source is not None else "",
            _differences(source, columns),
            _about(columns, title, book, here),
        )
    )


def version(trees: list[Tree]) -> str:
    """First 12 hex digits of a SHA-256 over the trees' versions: names what was compared."""
    joined = "\n".join(f"{tree.id}@{tree.version}" for tree in trees)
    return hashlib.sha256(joined.encode()).hexdigest()[:12]


def _board(column: Board, book: Book, here: str) -> BoardSource:
    return BoardSource(
        column.procedure.short,
        capital(whose(column.procedure)),
        page(column, book, here) or "",
        reasons_of(column.item, book, here) if column.item is not None else None,
        span(column) if column.item is None else "",
        _instead(column, book, here),
    )


def _instead(column: Board, book: Book, here: str) -> str:
    """Why a board has no tree, and whom to ask."""
    note = column.silent.entry.note if column.silent else ""
    told = whom(column, book, here)
    return lines(
        (
            element("p", text(column.withdrawn.reason)) if column.withdrawn else "",
            element("p", text(note)) if note else "",
            element("p", told) if told else "",
        )
    )


def _walk(source: ComparisonSource, here: str, *, engine: bool) -> str:
    """The regions come first, so a live step appears in the same place as the first question."""
    return element(
        "sb-compare",
        "\n",
        lines(
            (
                element("div", data_region="step"),
                element("div", data_region="below"),
                element("div", data_region="answers"),
                first_question(source) if engine else "",
                late(
                    _("This page can't take your answers right now."),
                    _("You can still answer the questions on each board's own page."),
                ),
                board_cards(source, _boards_title(), BOARDS),
            )
        ),
        "\n",
        data_version=source.version,
        data_source=relative(source_address(source.slug), here),
        data_engine=None if engine else "off",
    )


def _differences(source: ComparisonSource | None, columns: tuple[Board, ...]) -> str:
    told = differences(source) if source is not None else ""
    if not told and any(column.withdrawn for column in columns):
        told = element(
            "p", text(_("A decision guide has been withdrawn. There's nothing to compare."))
        )
    if not told:
        return ""
    heading = element("h2", text(_differences_title()), id=DIFFERENCES)
    return element("div", heading, "\n", told, class_="sb-differences")


def _about(columns: tuple[Board, ...], title: str, book: Book, here: str) -> str:
    parts = [
        provenance(
            column.procedure,
            book.settings,
            here=here,
            subject=f"{column.procedure.short}: {title}",
        )
        for column in columns
    ]
    return element("footer", "\n", lines(parts), "\n", class_="sb-about", **UNINDEXED)
