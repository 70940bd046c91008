"""A citation names a clause that the procedure doesn't have."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.coverage import DECIDES_NOTHING, NOT_COVERED
from soundingboard.authoring.compile.procedure_file import Procedure, anchor
from soundingboard.authoring.problems.problem import Problem, Severity, did_you_mean
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _


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
                _("“{name}” says {clause}, but the procedure has no such clause").format(
                    name=field, clause=number
                ),
                did_you_mean(
                    number,
                    procedure.clause_by_number,
                    _("Copy the number from the clause's heading."),
                ),
                cause=f"{procedure.path}#{anchor(number)}",
            )


RULE = Rule(
    code="unknown-clause",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A citation names a clause that the procedure doesn't have."),
    explanation=N_("""\
A citation names a clause that the procedure's page doesn't have. In a procedure's own front
matter, `ask-clause`, a term of the glossary and other fields can also name such a clause.\
"""),
    fix=N_("""\
Open the procedure's page and look up the clause's number. `[2.1.1]` cites clause 2.1.1 of the
file's own procedure; a link to `#c-2-1-1` on the procedure's page means the same. A word in square
brackets is always read as a citation: for anything else use round brackets, or write `\\[word\\]`.\
"""),
    check=check,
    compiled=True,
)
