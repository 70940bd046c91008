"""A clause that decides nothing is cited after all."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.coverage import DECIDES_NOTHING
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.procedures.traced_clauses import traced_clauses
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.trace import ClauseTrace
from soundingboard.engine.wording import N_


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Clauses that are said to decide nothing and that a tree or a course cites."""
    for procedure, entry in handbook.shared(traced_clauses):
        if entry.cited and entry.reason:
            yield _cited_after_all(procedure, entry)


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


RULE = Rule(
    code="cited-after-all",
    group="procedures",
    severity=Severity.ERROR,
    summary=N_("A clause that decides nothing is cited after all."),
    explanation=N_("""\
The front matter of a procedure lists a clause under `decides-nothing`, and an outcome or a course
cites it. What is cited decides something, so the reason given is no longer true.\
"""),
    fix=N_("""\
Take the number off the list. If the citation is the mistake, take the link out of the outcome or
the scenario instead.\
"""),
    check=check,
)
