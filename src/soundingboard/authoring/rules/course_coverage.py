"""Advice on what a course leaves out of its procedure.

It is given only where the procedure's front matter accounts for every clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.course_file import CourseFile
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.rules.clause_directions import clauses_that_direct
from soundingboard.engine.course import Course


def course_coverage_problems(file: CourseFile, procedure: Procedure) -> Iterator[Problem]:
    """Clauses that no scenario of *file* cites, and sections that it doesn't ask anybody to read.

    What a course with errors has isn't known.
    """
    if file.course is None or not procedure.coverage.complete:
        return
    yield from _untaught(file.path, file.course, procedure)
    unread = [*_unread(file.course, procedure)]
    if unread:
        yield Problem(
            file.path,
            file.read_first.line if file.read_first is not None else 1,
            "part-unread",
            f"“Read first” leaves out {_joined(unread)}",
            "Link each as a whole: the statement says that the procedure was read.",
        )


def _untaught(path: str, course: Course, procedure: Procedure) -> Iterator[Problem]:
    taught = {number for scenario in course.scenarios for number in scenario.clauses}
    for clause in clauses_that_direct(procedure):
        if clause.number not in taught:
            yield Problem(
                path,
                1,
                "clause-untaught",
                f"no scenario cites clause {clause.number}",
                "Write a scenario about it; if it decides nothing for staff, list it under "
                "“decides-nothing” in the procedure's front matter.",
            )


def _unread(course: Course, procedure: Procedure) -> Iterator[str]:
    """The top-level sections of which a clause isn't to be read, as a message names them."""
    read = {number for part in course.reading for number in part.clauses}
    top = 7
    for heading in procedure.headings:
        if heading.level > top:
            continue
        top = heading.level
        missing = [number for number in heading.clauses if number not in read]
        if missing:
            part = "part of " if len(missing) < len(heading.clauses) else ""
            yield f"{part}“{heading.title}”"


def _joined(items: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]]))
