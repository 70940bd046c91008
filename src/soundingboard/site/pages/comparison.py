"""The page that compares what boards say on one decision.

The engine makes its HTML, here for the build and in the browser for a reader's walk; this module
gives it the boards and their authors' text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from soundingboard.engine.codec import encode
from soundingboard.engine.html import UNINDEXED, capital, element, lines, text
from soundingboard.engine.pages.comparison_source import Board as BoardSource
from soundingboard.engine.pages.comparison_source import ComparisonSource
from soundingboard.engine.pages.comparison_static import boards as board_cards
from soundingboard.engine.pages.comparison_static import differences, first_question
from soundingboard.engine.pages.icons import symbols
from soundingboard.engine.pages.walk_html import late
from soundingboard.engine.tree import Tree
from soundingboard.engine.wording import _
from soundingboard.site.addresses import SOURCES, comparison_path, relative
from soundingboard.site.board_decisions import (
    BoardDecision,
    board_decisions,
    compared_slugs,
    page,
    span,
    whom,
)
from soundingboard.site.heading import head
from soundingboard.site.navigation import Place, comparisons
from soundingboard.site.pages.markdown import BEHIND
from soundingboard.site.pages.page import Entry, SitePage
from soundingboard.site.pages.tree import reasons_of
from soundingboard.site.provenance import provenance, whose
from soundingboard.site.published_handbook import PublishedHandbook

BOARDS, DIFFERENCES = "boards", "differences"
"""Anchors of the page's parts."""


class ComparisonPage(SitePage):
    """The page that compares the trees of *slug*, which decide what *question* asks."""

    rank = 70
    is_optional = True

    def __init__(self, slug: str, question: str) -> None:
        self._slug = slug
        self._question = question

    @classmethod
    def pages(cls, handbook: PublishedHandbook) -> Iterable[SitePage]:
        """One for each decision on which several boards have a tree."""
        trees = [*handbook.compiled.trees.values()]
        titles = {tree.slug: tree.title for tree in reversed(trees)}
        return [cls(slug, titles[slug]) for slug in compared_slugs(tree.slug for tree in trees)]

    @property
    def path(self) -> str:
        """That of no file: the page is made of several trees."""
        return comparison_path(self._slug)

    @property
    def title(self) -> str:
        """The question, and that the page compares."""
        return _("{title} (compared)").format(title=self._question)

    def metadata(self, handbook: PublishedHandbook) -> Mapping[str, object]:
        """The boards need the whole width. In the search each board's own page comes first."""
        return {"title": self.title, "hide": ["toc"], "search": {"boost": BEHIND}}

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """By title, after the matrix."""
        return Place(self._question, 10, comparisons())

    def contents(self, handbook: PublishedHandbook) -> Sequence[Entry]:
        """What the boards say, and where they differ."""
        return [Entry(_boards_title(), BOARDS), Entry(_differences_title(), DIFFERENCES)]

    def html(self, handbook: PublishedHandbook, here: str, rendered: str = "") -> str:
        """The first question to all boards, what each says, and where they differ."""
        return _content(self._slug, self._question, handbook, here)

    def assets(self, handbook: PublishedHandbook, here: str) -> Iterator[tuple[str, object]]:
        """What the page's program is opened with, if any board has a published tree."""
        source = source_of(self._slug, handbook, here)
        if source is not None:
            yield source_address(self._slug), encode(source)


def _boards_title() -> str:
    return _("What the boards say")


def _differences_title() -> str:
    return _("Where they differ")


def source_address(slug: str) -> str:
    """Where the source of the page that compares *slug* is, from the site's root."""
    return f"{SOURCES}/compare/{slug}.json"


def source_of(slug: str, handbook: PublishedHandbook, here: str) -> ComparisonSource | None:
    """What the page at *here* is made of; ``None`` if no board has a tree that is published."""
    columns = board_decisions(handbook, slug)
    trees = [column.item.tree for column in columns if column.item is not None]
    if not trees:
        return None
    return ComparisonSource(
        slug, version(trees), tuple(_board(column, handbook, here) for column in columns)
    )


def _content(slug: str, title: str, handbook: PublishedHandbook, here: str) -> str:
    lead = element(
        "p",
        text(_("Only your own board's rule applies to you. The others are here to compare.")),
        class_="sb-whose",
    )
    columns = board_decisions(handbook, slug)
    source = source_of(slug, handbook, here)
    return lines(
        (
            head(title, lead),
            symbols(),
            _walk(source, here, engine=handbook.engine) if source is not None else "",
            _differences(source, columns),
            _about(columns, title, handbook, here),
        )
    )


def version(trees: list[Tree]) -> str:
    """First 12 hex digits of a SHA-256 over the trees' versions: names what was compared."""
    joined = "\n".join(f"{tree.id}@{tree.version}" for tree in trees)
    return hashlib.sha256(joined.encode()).hexdigest()[:12]


def _board(column: BoardDecision, handbook: PublishedHandbook, here: str) -> BoardSource:
    return BoardSource(
        column.procedure.short,
        capital(whose(column.procedure)),
        page(column, handbook, here) or "",
        reasons_of(column.item, handbook, here) if column.item is not None else None,
        span(column) if column.item is None else "",
        _instead(column, handbook, here),
    )


def _instead(column: BoardDecision, handbook: PublishedHandbook, here: str) -> str:
    """Why a board has no tree, and whom to ask."""
    note = column.silent.entry.note if column.silent else ""
    told = whom(column, handbook, here)
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


def _differences(source: ComparisonSource | None, columns: tuple[BoardDecision, ...]) -> str:
    told = differences(source) if source is not None else ""
    if not told and any(column.withdrawn for column in columns):
        told = element(
            "p", text(_("A decision guide has been withdrawn. There's nothing to compare."))
        )
    if not told:
        return ""
    heading = element("h2", text(_differences_title()), id=DIFFERENCES)
    return element("div", heading, "\n", told, class_="sb-differences")


def _about(
    columns: tuple[BoardDecision, ...], title: str, handbook: PublishedHandbook, here: str
) -> str:
    parts = [
        provenance(
            column.procedure,
            handbook.settings,
            here=here,
            subject=f"{column.procedure.short}: {title}",
        )
        for column in columns
    ]
    return element("footer", "\n", lines(parts), "\n", class_="sb-about", **UNINDEXED)
