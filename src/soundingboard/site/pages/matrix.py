"""The matrix: every decision by every procedure, from the mildest verdict to the strictest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from soundingboard.engine.html import element, lines, text
from soundingboard.engine.pages.icons import symbols
from soundingboard.engine.wording import _
from soundingboard.site.addresses import COMPARE, comparison_path
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
from soundingboard.site.pages.page import SitePage
from soundingboard.site.provenance import name, our_words, whose
from soundingboard.site.published_handbook import Decision, PublishedHandbook


class MatrixPage(SitePage):
    """The page for a handbook in which several boards have a tree on the same decision."""

    rank = 60
    is_optional = True

    @classmethod
    def pages(cls, handbook: PublishedHandbook) -> Iterable[SitePage]:
        """One, if there is anything to compare."""
        slugs = (tree.slug for tree in handbook.compiled.trees.values())
        return [cls()] if compared_slugs(slugs) else ()

    @property
    def path(self) -> str:
        """That of no file: the page is made of all trees."""
        return f"{COMPARE}/index.md"

    @property
    def title(self) -> str:
        """What one can do here."""
        return _("Compare")

    def metadata(self, handbook: PublishedHandbook) -> Mapping[str, object]:
        """The table takes the whole width. In the search the decisions' own pages come first."""
        return {"title": self.title, "hide": ["toc"], "search": {"boost": BEHIND}}

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """Before the comparisons."""
        return Place(_("All boards at a glance"), 0, comparisons())

    def html(self, handbook: PublishedHandbook, here: str, rendered: str = "") -> str:
        """The table, and whose procedures are in it."""
        return _content(handbook, here)


def _content(handbook: PublishedHandbook, here: str) -> str:
    lead = element(
        "p",
        text(
            _(
                "What each procedure says about each decision, from the most permissive result to "
                "the strictest. Choose a result to open that procedure's decision guide, or a "
                "decision to compare all of them."
            )
        ),
    )
    procedures = handbook.compiled.procedures.values()
    heads = [element("th", text(item.short), scope="col") for item in procedures]
    rows = lines(_row(decision, handbook, here) for decision in handbook.decisions)
    table = element(
        "table",
        element("thead", element("tr", element("th", text(_("Decision")), scope="col"), *heads)),
        element("tbody", "\n", rows, "\n"),
        class_="sb-lines sb-matrix",
    )
    named = _("{procedure} ({board})")
    whose_are = "; ".join(
        named.format(procedure=name(item), board=whose(item)) for item in procedures
    )
    about = element("p", text(f"{whose_are}. {our_words()}"), class_="sb-provenance")
    return lines(
        (
            head(_("What do the boards say?")),
            lead,
            symbols(),
            element("div", table, class_="sb-lines__frame"),
            about,
        )
    )


def _row(decision: Decision, handbook: PublishedHandbook, here: str) -> str:
    title = text(decision.title)
    address = handbook.addresses.href(here, comparison_path(decision.slug))
    named = element("a", title, href=address) if address else title
    cells = [_cell(board, handbook, here) for board in board_decisions(handbook, decision.slug)]
    return element("tr", element("th", named, scope="row"), *cells)


def _cell(board: BoardDecision, handbook: PublishedHandbook, here: str) -> str:
    label = element("span", text(board.procedure.short), class_="sb-cell-board")
    address = page(board, handbook, here)
    said = span(board)
    if address is not None:
        said = element("a", said, href=address, class_="sb-cell-link")
    asked = whom(board, handbook, here)
    told = element("span", asked, class_="sb-cites-line") if asked else ""
    return element("td", label, said, told)
