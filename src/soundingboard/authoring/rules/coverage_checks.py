"""Problems with what a procedure says of its reach, held against its trees and courses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from soundingboard.authoring.compile.course_file import CourseFile
from soundingboard.authoring.compile.coverage import DECIDES_NOTHING, NOT_COVERED
from soundingboard.authoring.compile.procedure_file import Procedure, anchor
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.trace import ClauseTrace, trace


def coverage_problems(
    procedure: Procedure, trees: Iterable[TreeFile], courses: Iterable[CourseFile]
) -> Iterator[Problem]:
    """Every problem with the fields ``not-covered`` and ``decides-nothing`` of *procedure*."""
    own = [file for file in trees if file.procedure == procedure.id]
    yield from _unknown_clauses(procedure)
    yield from _covered_after_all(procedure, own)
    lessons = [file for file in courses if file.procedure == procedure.id]
    if any(file.tree is None for file in own) or any(file.course is None for file in lessons):
        return  # What a file with an error cites is not known.
    found = trace(
        procedure,
        [file.tree for file in own if file.tree is not None],
        [file.course for file in lessons if file.course is not None],
    )
    for entry in found.clauses:
        if entry.cited and entry.reason:
            yield _cited_after_all(procedure, entry)
        elif entry.untraced and own and procedure.coverage.complete:
            yield _untraced(procedure, entry)


def _unknown_clauses(procedure: Procedure) -> Iterator[Problem]:
    reach = procedure.coverage
    named = [(DECIDES_NOTHING, number) for number in reach.decides_nothing]
    named += [(NOT_COVERED, n) for item in reach.not_covered.values() for n in item.clauses]
    for field, number in dict.fromkeys(named):
        if number not in procedure.clause_by_number:
            yield Problem(
                procedure.path,
                reach.lines[field],
                "unknown-clause",
                f"“{field}” names clause {number}, which the procedure does not have",
                did_you_mean(number, procedure.clause_by_number, "Correct the number."),
                cause=f"{procedure.path}#{anchor(number)}",
            )


def _covered_after_all(procedure: Procedure, own: Iterable[TreeFile]) -> Iterator[Problem]:
    for file in own:
        if file.slug in procedure.coverage.not_covered:
            yield Problem(
                procedure.path,
                procedure.coverage.lines[NOT_COVERED],
                "covered-after-all",
                f"“{file.slug}” stands under “{NOT_COVERED}”, and the procedure has a tree for it",
                f"Take the entry out, or the tree {file.path}.",
            )


def _cited_after_all(procedure: Procedure, entry: ClauseTrace) -> Problem:
    where = (
        f"“{entry.outcomes[0][1].title}” in {entry.outcomes[0][0].id}"
        if entry.outcomes
        else f"the course {entry.courses[0][0].id}"
    )
    return Problem(
        procedure.path,
        procedure.coverage.lines[DECIDES_NOTHING],
        "cited-after-all",
        f"clause {entry.clause.number} is said to decide nothing, and {where} cites it",
        "Take the clause off the list, or the citation out.",
    )


def _untraced(procedure: Procedure, entry: ClauseTrace) -> Problem:
    return Problem(
        procedure.path,
        entry.clause.line,
        "untraced-clause",
        f"no outcome and no course cites clause {entry.clause.number}",
        f"Cite it where it counts, or list it under “{DECIDES_NOTHING}” with the reason.",
    )
