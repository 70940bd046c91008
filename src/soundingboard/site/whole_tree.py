"""A tree as a whole, under its outline: its counts, what is proved of it, and its picture."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.drawing.flowchart import flowchart
from soundingboard.engine.html import UNINDEXED, element, lines, listing, text
from soundingboard.engine.tree import Tree
from soundingboard.engine.tree_statistics import tree_statistics
from soundingboard.engine.wording import _, ngettext
from soundingboard.site.published_handbook import Published, PublishedHandbook
from soundingboard.site.safety_statement_html import safety_statement_html


def whole_tree(item: Published, handbook: PublishedHandbook) -> str:
    """The counts, the statements and the flowchart of a tree.

    They stay out of the search, whose results lead to the questions and outcomes themselves.
    """
    parts = (
        element("summary", text(_("All questions and results at a glance"))),
        element("p", text(counts(item.tree)), class_="sb-counts"),
        _always(item, handbook),
        *_picture(item.tree, handbook),
    )
    return element("details", "\n", lines(parts), "\n", class_="sb-more sb-whole", **UNINDEXED)


def counts(tree: Tree) -> str:
    """The exact counts of *tree*, in two sentences."""
    found = tree_statistics(tree)
    depth, paths, ends = found.depth, found.paths, found.outcomes
    asked = ngettext("Up to {count} question.", "Up to {count} questions.", depth)
    ways = ngettext("{count} way through them", "{count} ways through them", paths)
    results = ngettext("{count} result", "{count} results", ends)
    both = _("{ways}, {results}.").format(
        ways=ways.format(count=paths), results=results.format(count=ends)
    )
    return f"{asked.format(count=depth)} {both}"


def _always(item: Published, handbook: PublishedHandbook) -> str:
    checked = text(_("Checked for every combination of answers."))
    sentences = [
        f"{safety_statement_html(safety)} {checked}"
        for safety in handbook.safety_statements_of(item)
    ]
    return listing(sentences, class_="sb-safety-statements")


def _picture(tree: Tree, handbook: PublishedHandbook) -> Iterator[str]:
    if tree.id not in handbook.layouts:
        return
    drawing = flowchart(tree, handbook.layouts[tree.id], links=True, standalone=False)
    yield element(
        "div",
        "\n",
        drawing,
        class_="sb-picture__room",
        role="region",
        tabindex="0",
        aria_label=_("Flowchart"),
    )
