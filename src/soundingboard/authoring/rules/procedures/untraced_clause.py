"""Nothing rests on a clause, and no reason is given."""

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
        f"no outcome and no course cites clause {entry.clause.number}",
        f"Cite it where it counts, or list it under “{DECIDES_NOTHING}” with the reason.",
    )


RULE = Rule(
    code="untraced-clause",
    group="procedures",
    severity=Severity.ADVICE,
    summary=N_("Nothing rests on a clause, and no reason is given."),
    explanation=N_("""\
No outcome and no course cites a clause, and its procedure's front matter does not say why. Somebody
may have forgotten it.

A procedure is held to this once its front matter has the field `decides-nothing`, be it the empty
list `[]`, and there are trees for it. `soundingboard trace` shows what rests on each clause.\
"""),
    fix=N_("""\
If the clause asks anything of staff, cite it in the outcomes where it counts, or in a scenario. If
it does not, being a definition, a purpose or a reference, list it under `decides-nothing` with the
reason.\
"""),
    check=check,
)
