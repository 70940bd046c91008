"""Where the boxes and lines of trees' flowcharts are.

dagre lays out trees of an ordinary size, all of them in one go. It takes more than linear time, so
trees beyond :data:`LIMIT` are laid out in lanes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from logging import Logger
from pathlib import Path

from soundingboard.authoring.drawing import flowchart_dagre
from soundingboard.authoring.drawing.flowchart_lanes import in_lanes, passed
from soundingboard.authoring.drawing.flowchart_parts import Chart, Draft, draft
from soundingboard.engine.tree import Tree

LIMIT = 600
"""The most boxes, and rows that lines pass, of a tree that dagre lays out."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a tree is laid out: dagre's ``places``, or in lanes where there are none."""

    places: str | None = None

    def chart(self, tree: Tree) -> Chart:
        """The chart of *tree*, whose layout this is.

        Raises:
            ValueError: this is the layout of another tree.
        """
        parts = draft(tree)
        if self.places is None:
            return in_lanes(parts)
        return flowchart_dagre.chart(parts, self.places)


def lay_out(trees: Iterable[Tree], cache: Path, *, log: Logger) -> dict[str, Layout]:
    """The layout of each of *trees*, by id; the same whenever the tree is the same.

    *cache* keeps dagre and what it has said.

    Raises:
        NodeUnavailable: it takes Node or npm, which aren't there or failed.
        OSError: *cache* can't be written.
    """
    parts = {tree.id: draft(tree) for tree in trees}
    ordinary = {key: its for key, its in parts.items() if not _is_large(its)}
    places = flowchart_dagre.layouts([*ordinary.values()], cache, log=log)
    found = {key: Layout() for key in parts}
    found |= {key: Layout(said) for key, said in zip(ordinary, places, strict=True)}
    return found


def _is_large(parts: Draft) -> bool:
    return len(parts.boxes) + len(parts.labels) + passed(parts) > LIMIT
