"""A citation names a clause that the procedure does not have."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.coverage import DECIDES_NOTHING, NOT_COVERED
from soundingboard.authoring.compile.procedure_file import Procedure, anchor
from soundingboard.authoring.problems.problem import Problem, Severity, did_you_mean
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Clauses that a procedure's front matter names and the procedure doesn't have."""
    for procedure in handbook.procedures.values():
        yield from _unknown_clauses(procedure)


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


RULE = Rule(
    code="unknown-clause",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A citation names a clause that the procedure does not have."),
    check=check,
    compiled=True,
)
