"""Exact counts of a tree; parts that several paths share are counted once."""

from __future__ import annotations

from dataclasses import dataclass

from soundingboard.engine.graph import bottom_up
from soundingboard.engine.tree import Tree


@dataclass(frozen=True, slots=True)
class TreeStatistics:
    """Counts of one tree.

    ``paths`` is the number of different walks from the first question to an outcome; ``depth``
    the most questions that a walk asks.
    """

    questions: int
    outcomes: int
    paths: int
    depth: int


def tree_statistics(tree: Tree) -> TreeStatistics:
    """The exact counts of *tree*, in time linear in the size of its graph."""
    paths: dict[str, int] = {}
    depth: dict[str, int] = {}
    for question in bottom_up(tree):
        targets = [answer.to for answer in question.answers]
        paths[question.id] = sum(paths.get(to, 1) for to in targets)
        depth[question.id] = 1 + max(depth.get(to, 0) for to in targets)
    start = tree.start.id
    return TreeStatistics(len(tree.questions), len(tree.outcomes), paths[start], depth[start])
