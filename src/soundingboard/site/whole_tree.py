"""A tree as a whole, under its outline: its counts, what is proved of it, and its picture."""

from __future__ import annotations

from soundingboard.authoring.flowchart import flowchart
from soundingboard.engine.facts import facts
from soundingboard.engine.html import UNINDEXED, capital, element, lines, listing, text
from soundingboard.engine.tree import Tree
from soundingboard.site.book import Book, Published
from soundingboard.site.statements import statement_html

TITLE = "All the ways through these questions"


def whole_tree(item: Published, book: Book) -> str:
    """The counts, the statements and the flowchart of a tree.

    They stay out of the search, whose results lead to the questions and outcomes themselves.
    """
    parts = (
        element("summary", TITLE),
        element("p", text(f"{capital(counts(item.tree))}."), class_="sb-counts"),
        _always(item, book),
        _picture(item.tree),
    )
    return element("details", "\n", lines(parts), "\n", class_="sb-more sb-whole", **UNINDEXED)


def counts(tree: Tree) -> str:
    """The exact counts of *tree*: "at most 5 questions, 24 ways through them, 5 results"."""
    found = facts(tree)
    ways = "1 way through" if found.paths == 1 else f"{found.paths} ways through"
    return f"at most {_count(found.depth, 'question')}, {ways}, {_count(found.outcomes, 'result')}"


def _always(item: Published, book: Book) -> str:
    sentences = [
        f"{statement_html(always)}. Checked for every set of answers."
        for always in book.always_of(item)
    ]
    return listing(sentences, class_="sb-always")


def _picture(tree: Tree) -> str:
    # Instant navigation writes to every “href” of a page before it shows it, and breaks off at that
    # of a link within SVG, which cannot be written.
    drawing = flowchart(tree, links=True, standalone=False).replace("<a href=", "<a xlink:href=")
    return element(
        "div",
        "\n",
        drawing,
        class_="sb-picture__room",
        role="region",
        tabindex="0",
        aria_label="Flowchart",
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
