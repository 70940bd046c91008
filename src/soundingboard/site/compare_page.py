"""The page that compares what boards say on one decision.

Its board cards and its tables are complete without scripts; the element around the cards asks the
engine one question at a time for all boards at once.
"""

from __future__ import annotations

import hashlib

from soundingboard.engine.compare import table
from soundingboard.engine.html import UNINDEXED, capital, element, lines, text
from soundingboard.engine.pages.icons import symbols
from soundingboard.engine.tree import Tree
from soundingboard.site.addresses import relative
from soundingboard.site.boards import Board, boards, page, span, whom
from soundingboard.site.book import Book
from soundingboard.site.compare_table import differences
from soundingboard.site.heading import head
from soundingboard.site.provenance import provenance, whose
from soundingboard.site.tree_page import compiled_address

BOARDS, DIFFERENCES = ("What the boards say", "boards"), ("Where they differ", "differences")
"""Title and anchor of the page's parts."""


def compare_page(slug: str, title: str, book: Book, here: str, *, engine: bool = True) -> str:
    """The content of the page at *here* that compares the trees of *slug*."""
    columns = boards(book, slug)
    trees = [column.item.tree for column in columns if column.item is not None]
    lead = element(
        "p",
        "The same question, asked of each procedure at once. One board's rule is not another's: "
        "act on your own.",
        class_="sb-whose",
    )
    cards = lines(_card(column, book, here) for column in columns)
    still = element(
        "div",
        element("h2", BOARDS[0], id=BOARDS[1]),
        element("ul", "\n", cards, "\n", class_="sb-board-cards"),
        class_="sb-compare-still",
    )
    # Where every tree is withdrawn there is nothing to ask.
    walk = (
        still
        if not trees
        else element(
            "sb-compare",
            "\n",
            still,
            "\n",
            data_slug=slug,
            data_version=version(trees),
            data_engine=None if engine else "off",
        )
    )
    return lines(
        (
            head(title, lead),
            symbols(),
            walk,
            _differences(columns, trees, book, here),
            _about(columns, title, book, here),
        )
    )


def version(trees: list[Tree]) -> str:
    """First 12 hex digits of a SHA-256 over the trees' versions: names what was compared."""
    joined = "\n".join(f"{tree.id}@{tree.version}" for tree in trees)
    return hashlib.sha256(joined.encode()).hexdigest()[:12]


def _card(column: Board, book: Book, here: str) -> str:
    """A board, with what the element needs to find its tree, its page and its clauses."""
    procedure, item = column.procedure, column.item
    address = page(column, book, here)
    short = element("strong", text(procedure.short))
    note = column.silent.entry.note if column.silent else ""
    told = whom(column, book, here)
    parts = (
        element("p", element("a", short, href=address) if address else short),
        element("p", text(capital(whose(procedure))), class_="sb-muted"),
        element("p", span(column)),
        element("p", text(column.withdrawn.reason)) if column.withdrawn else "",
        element("p", text(note)) if note else "",
        element("p", told) if told else "",
    )
    return element(
        "li",
        "\n",
        lines(parts),
        "\n",
        data_procedure=procedure.id,
        data_short=procedure.short,
        data_clauses=book.addresses.href(here, procedure.path),
        data_tree=item.tree.id if item else None,
        data_src=relative(compiled_address(item), here) if item else None,
        data_page=address,
    )


def _differences(columns: tuple[Board, ...], trees: list[Tree], book: Book, here: str) -> str:
    heading = element("h2", DIFFERENCES[0], id=DIFFERENCES[1])
    if len(trees) < 2:
        told = "There is nothing to compare until a decision guide that was withdrawn is back."
        return lines((heading, element("p", told))) if any(c.withdrawn for c in columns) else ""
    rows = table(trees)
    if rows is None:
        told = (
            "The questions can be answered in too many ways to list them all. "
            "Answer them above instead."
        )
        return lines((heading, element("p", told)))
    total = sum(row.count for row in rows)
    apart = sum(row.count for row in rows if row.parts)
    if not apart:
        return lines((heading, element("p", "Nowhere: whatever the answers, they say the same.")))
    told = (
        f"There are {total} ways to answer the questions that matter to one of them. In {apart} "
        "of them the boards do not all say the same. Each line below is one set of verdicts, with "
        "a shortest set of answers that leads to it and the clauses that it rests on there."
        if apart < total
        else f"There are {total} ways to answer the questions that matter to one of them, and in "
        "none of them do all boards say the same. Each line below is one set of verdicts, with a "
        "shortest set of answers that leads to it and the clauses that it rests on there."
    )
    groups = differences(rows, columns, trees, book, here)
    return lines((heading, element("p", told), groups))


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
