"""The matrix: every decision by every procedure, from the mildest verdict to the strictest."""

from __future__ import annotations

from soundingboard.engine.html import element, lines, text
from soundingboard.engine.pages.icons import symbols
from soundingboard.engine.wording import _
from soundingboard.site.boards import Board, boards, page, span, whom
from soundingboard.site.book import Book, Decision
from soundingboard.site.heading import head
from soundingboard.site.provenance import name, our_words, whose


def title() -> str:
    """The page's title in navigation."""
    return _("Compare")


def matrix_page(book: Book, here: str) -> str:
    """The content of the page at *here*."""
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
    procedures = book.handbook.procedures.values()
    heads = [element("th", text(item.short), scope="col") for item in procedures]
    rows = lines(_row(decision, book, here) for decision in book.decisions)
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


def _row(decision: Decision, book: Book, here: str) -> str:
    title = text(decision.title)
    address = book.addresses.href(here, f"docs/compare/{decision.slug}.md")
    named = element("a", title, href=address) if address else title
    cells = [_cell(board, book, here) for board in boards(book, decision.slug)]
    return element("tr", element("th", named, scope="row"), *cells)


def _cell(board: Board, book: Book, here: str) -> str:
    label = element("span", text(board.procedure.short), class_="sb-cell-board")
    address = page(board, book, here)
    said = span(board)
    if address is not None:
        said = element("a", said, href=address, class_="sb-cell-link")
    asked = whom(board, book, here)
    told = element("span", asked, class_="sb-cites-line") if asked else ""
    return element("td", label, said, told)
