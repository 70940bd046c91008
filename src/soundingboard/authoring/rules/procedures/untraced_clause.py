"""Nothing cites a clause, and no reason is given."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.coverage import DECIDES_NOTHING
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.procedures.traced_clauses import traced_clauses
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.trace import ClauseTrace
from soundingboard.authoring.wording import N_, _


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Clauses that neither a tree nor a course cites, where each should be accounted for."""
    for procedure, entry in handbook.shared(traced_clauses):
        traced = procedure.coverage.complete and handbook.trees_of(procedure.id)
        if traced and entry.untraced and not (entry.cited and entry.reason):
            yield _untraced(procedure, entry)


def _untraced(procedure: Procedure, entry: ClauseTrace) -> Problem:
    return Problem(
        procedure.path,
        entry.clause.line,
        "untraced-clause",
        _("No outcome and no course cites clause {clause}").format(clause=entry.clause.number),
        _("Cite it where it applies. If it decides nothing, list it under “{field}”.").format(
            field=DECIDES_NOTHING
        ),
    )


RULE = Rule(
    code="untraced-clause",
    group="procedures",
    severity=Severity.ADVICE,
    summary=N_("Nothing cites a clause, and no reason is given."),
    explanation=N_("""\
No outcome and no course cites a clause, and the procedure's front matter doesn't say why. It may
have been forgotten.

This is reported once a procedure has trees and its front matter has the field `decides-nothing`,
even if that is the empty list `[]`. `soundingboard trace` shows what cites each clause.\
"""),
    fix=N_("""\
If the clause asks anything of staff, cite it in the outcomes to which it applies, or in a
scenario. If it doesn't, because it's a definition, a purpose or a reference, list it under
`decides-nothing` with the reason.\
"""),
    check=check,
)
