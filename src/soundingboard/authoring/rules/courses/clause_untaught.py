"""No scenario of a course cites a clause that directs staff."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.clause_directions import clauses_that_direct
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _
from soundingboard.engine.course import Course


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Clauses that direct somebody and that no scenario of a course cites.

    What a course with errors cites isn't known.
    """
    for file in handbook.course_files.values():
        procedure = handbook.procedures.get(file.procedure)
        if file.course is not None and procedure is not None:
            yield from _untaught(file.path, file.course, procedure)


def _untaught(path: str, course: Course, procedure: Procedure) -> Iterator[Problem]:
    taught = {number for scenario in course.scenarios for number in scenario.clauses}
    for clause in clauses_that_direct(procedure):
        if clause.number not in taught:
            yield Problem(
                path,
                1,
                "clause-untaught",
                _("No scenario cites clause {clause}").format(clause=clause.number),
                _(
                    "Write a scenario about it. If it decides nothing for staff, list it under "
                    "“decides-nothing” in the procedure's front matter."
                ),
            )


RULE = Rule(
    code="clause-untaught",
    group="courses",
    severity=Severity.ADVICE,
    summary=N_("No scenario of a course cites a clause that directs staff."),
    explanation=N_("""\
A clause requires, forbids or permits something, and no scenario of the course cites it. This is
reported only if the procedure's front matter says which clauses decide nothing.\
"""),
    fix=N_("""\
Write a scenario in which the clause matters, and cite it in the feedback. One scenario can teach
several clauses. If the clause decides nothing for staff, list it under `decides-nothing` in the
procedure's front matter.\
"""),
    check=check,
)
