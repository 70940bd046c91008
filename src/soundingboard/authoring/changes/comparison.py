"""Everything that changed between two versions of a handbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from soundingboard.authoring.changes.clause_diff import ClauseDiff, clause_diffs
from soundingboard.authoring.changes.course_diff import CourseDiff, course_diffs
from soundingboard.authoring.changes.diff_report import as_json, as_markdown
from soundingboard.authoring.changes.handbook_diff import TreeDiff, handbook_diff
from soundingboard.authoring.handbook import Handbook


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed: every tree and every course of either version, and the clauses that changed.

    Trees and courses are sorted by their id, clauses as they are in their procedure. A tree or a
    course that hasn't changed says so in ``unchanged``.
    """

    trees: tuple[TreeDiff, ...]
    courses: tuple[CourseDiff, ...]
    clauses: tuple[ClauseDiff, ...]

    def to_markdown(self) -> str:
        """A report for people, as Markdown; it ends with a line break."""
        return as_markdown(self.trees, self.courses, self.clauses)

    def to_json(self) -> dict[str, Any]:
        """The same for programs: what ``soundingboard diff --json`` prints."""
        return as_json(self.trees, self.courses, self.clauses)


def compare(before: Handbook, after: Handbook) -> Comparison:
    """Compare two versions of a handbook, for every set of answers to every tree.

    A tree or a course that has errors in one of them isn't compared, and its state says so.
    """
    trees = handbook_diff(before, after)
    return Comparison(trees, course_diffs(before, after, trees), clause_diffs(before, after))
