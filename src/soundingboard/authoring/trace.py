"""Traceability: what cites each clause of a procedure, and which clauses each result cites."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from soundingboard.authoring.compile.procedure_file import Clause, Procedure
from soundingboard.engine.course import Course
from soundingboard.engine.tree import Outcome, Tree

ACKNOWLEDGMENT = "statement"
"""A course's acknowledgment statement, in place of a scenario's id."""


@dataclass(frozen=True, slots=True)
class ClauseTrace:
    """What cites one clause.

    ``outcomes`` are those that cite it, ``courses`` the scenarios that do, each by its course, and
    ``statement`` for an acknowledgment that the clause asks for. ``reason`` says why the clause
    decides nothing for staff; empty where nobody says so.
    """

    clause: Clause
    outcomes: tuple[tuple[Tree, Outcome], ...]
    courses: tuple[tuple[Course, str], ...]
    reason: str = ""

    @property
    def cited(self) -> bool:
        """Whether an outcome or a course cites the clause."""
        return bool(self.outcomes or self.courses)

    @property
    def untraced(self) -> bool:
        """Whether nothing cites the clause, and no reason is given."""
        return not (self.cited or self.reason)


@dataclass(frozen=True, slots=True)
class Trace:
    """The matrix of one procedure: clauses in the document's order, and its trees and courses.

    An outcome's own clauses are the other direction of the matrix.
    """

    procedure: Procedure
    clauses: tuple[ClauseTrace, ...]
    trees: tuple[Tree, ...]
    courses: tuple[Course, ...]

    @property
    def untraced(self) -> tuple[Clause, ...]:
        """The clauses that nothing cites, and for which no reason is given."""
        return tuple(entry.clause for entry in self.clauses if entry.untraced)


def trace(procedure: Procedure, trees: Iterable[Tree], courses: Iterable[Course]) -> Trace:
    """Trace *procedure* through those of *trees* and *courses* that are its own."""
    own_trees = tuple(tree for tree in trees if tree.procedure == procedure.id)
    own_courses = tuple(course for course in courses if course.procedure == procedure.id)
    outcomes: dict[str, list[tuple[Tree, Outcome]]] = {}
    for tree in own_trees:
        for outcome in tree.outcomes:
            for number in outcome.clauses:
                outcomes.setdefault(number, []).append((tree, outcome))
    lessons: dict[str, list[tuple[Course, str]]] = {}
    for course in own_courses:
        for scenario in course.scenarios:
            for number in scenario.clauses:
                lessons.setdefault(number, []).append((course, scenario.id))
        lessons.setdefault(course.acknowledgment.clause, []).append((course, ACKNOWLEDGMENT))
    reasons = procedure.coverage.decides_nothing
    return Trace(
        procedure,
        tuple(
            ClauseTrace(
                clause,
                tuple(outcomes.get(clause.number, ())),
                tuple(lessons.get(clause.number, ())),
                reasons.get(clause.number, ""),
            )
            for clause in procedure.clauses
        ),
        own_trees,
        own_courses,
    )


def trace_json(found: Trace) -> dict[str, Any]:
    """A trace for programs: the matrix both ways."""
    return {
        "procedure": found.procedure.id,
        "clauses": [
            {
                "number": entry.clause.number,
                "title": entry.clause.title,
                "outcomes": [
                    {"tree": tree.id, "outcome": outcome.id} for tree, outcome in entry.outcomes
                ],
                "courses": [
                    {"course": course.id, "scenario": scenario}
                    for course, scenario in entry.courses
                ],
                "decides_nothing": entry.reason or None,
                "untraced": entry.untraced,
            }
            for entry in found.clauses
        ],
        "outcomes": [
            {"tree": tree.id, "outcome": outcome.id, "clauses": list(outcome.clauses)}
            for tree in found.trees
            for outcome in tree.outcomes
        ],
        "scenarios": [
            {"course": course.id, "scenario": scenario.id, "clauses": list(scenario.clauses)}
            for course in found.courses
            for scenario in course.scenarios
        ],
    }
