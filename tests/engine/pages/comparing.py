"""The source of a page that compares small trees."""

from __future__ import annotations

from collections.abc import Sequence

from tests.engine.board_trees import ALL
from tests.engine.pages.reading import source_of

from soundingboard.engine.html import element, text
from soundingboard.engine.pages.comparison_progress import ComparisonProgress, comparison_progress
from soundingboard.engine.pages.comparison_source import Board, ComparisonSource
from soundingboard.engine.tree import Tree

VERSION = "0123456789ab"


def board(tree: Tree) -> Board:
    """The board of *tree*, which is called after its procedure."""
    return Board(
        f"Board {tree.procedure.title()}",
        "A <district> school board",
        f"../../decisions/{tree.id}/",
        source_of(tree),
    )


NO_TREE = Board(
    "Board Quiet",
    "Another school board",
    "../../decisions/quiet/lend/",
    None,
    element("span", text("Not covered")),
    element("p", text("It says to ask: the office.")),
)


def comparison(trees: Sequence[Tree] = ALL, *others: Board) -> ComparisonSource:
    """The source of the page that compares *trees*, with *others* after them."""
    return ComparisonSource("lend", VERSION, (*map(board, trees), *others))


def interview(trees: Sequence[Tree], facts: dict[str, str]) -> ComparisonProgress:
    """Answer by *facts* what is asked, until nothing is."""
    source = comparison(trees)
    given: dict[str, str] = {}
    while True:
        found = comparison_progress(source, given)
        if found.next is None:
            return found
        assert found.next.id not in given
        given[found.next.id] = facts[found.next.id]
