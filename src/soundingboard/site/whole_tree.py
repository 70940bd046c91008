"""A tree as a whole, under its outline: its counts, what is proved of it, and its picture."""

from __future__ import annotations

from soundingboard.authoring.flowchart import flowchart
from soundingboard.engine.facts import facts
from soundingboard.engine.tree import Tree
from soundingboard.site.book import Book, Published
from soundingboard.site.html import UNINDEXED, element, lines, listing, text
from soundingboard.site.statements import statement_html

TITLE = "The whole tree as a picture"


def whole_tree(item: Published, book: Book) -> str:
    """The counts, the statements and the flowchart of a tree.

    They stay out of the search, whose results lead to the questions and outcomes themselves.
    """
    parts = (
        element("p", text(counts(item.tree)), class_="sb-counts"),
        _always(item, book),
        _picture(item.tree),
    )
    return element("div", "\n", lines(parts), "\n", class_="sb-whole", **UNINDEXED)


def counts(tree: Tree) -> str:
    """The exact counts of *tree*: "24 paths, 5 outcomes, at most 5 questions"."""
    found = facts(tree)
    return (
        f"{_count(found.paths, 'path')}, {_count(found.outcomes, 'outcome')}, "
        f"at most {_count(found.depth, 'question')}"
    )


def _always(item: Published, book: Book) -> str:
    sentences = [
        f"{statement_html(always)}: proved for every set of answers."
        for always in book.always_of(item)
    ]
    return listing(sentences, class_="sb-always")


def _picture(tree: Tree) -> str:
    # Instant navigation writes to every “href” of a page before it shows it, and breaks off at that
    # of a link within SVG, which cannot be written.
    drawing = flowchart(tree, links=True, standalone=False).replace("<a href=", "<a xlink:href=")
    return element(
        "details",
        element("summary", TITLE),
        element(
            "div",
            "\n",
            drawing,
            class_="sb-picture__room",
            role="region",
            tabindex="0",
            aria_label=TITLE,
        ),
        class_="sb-more sb-picture",
        open="",
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
