"""A clause that directs staff decides no situation."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.situations_file import SituationsFile
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.clause_directions import clauses_that_direct
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.rules.situations.own_walks import own_walks
from soundingboard.authoring.wording import N_, _


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Clauses that direct somebody and decide no situation."""
    for file, _trees in handbook.shared(own_walks):
        if file.procedure in handbook.procedures:
            yield from _undecided_clauses(file, handbook.procedures[file.procedure])


def _undecided_clauses(file: SituationsFile, procedure: Procedure) -> Iterator[Problem]:
    decisive = {number for situation in file.situations for number in situation.clauses}
    for clause in clauses_that_direct(procedure):
        if clause.number not in decisive:
            yield Problem(
                file.path,
                1,
                "clause-untested",
                _("No situation is decided by clause {clause}").format(clause=clause.number),
                _(
                    "Add a situation that it decides. If it decides nothing for staff, list it "
                    "under “decides-nothing” in the procedure's front matter."
                ),
            )


RULE = Rule(
    code="clause-untested",
    group="situations",
    severity=Severity.ADVICE,
    summary=N_("A clause that directs staff decides no situation."),
    explanation=N_("""\
A clause requires, forbids or permits something, and it decides no situation. This is reported only
if the procedure's front matter says which clauses decide nothing.\
"""),
    fix=N_("""\
Write a situation that the clause decides. If it decides nothing for staff, list it under
`decides-nothing` in the procedure's front matter.\
"""),
    check=check,
)
