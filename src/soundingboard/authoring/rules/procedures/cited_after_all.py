"""A clause is listed as deciding nothing, but it's cited."""

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
    """Clauses that are said to decide nothing and that a tree or a course cites."""
    for procedure, entry in handbook.shared(traced_clauses):
        if entry.cited and entry.reason:
            yield _cited_after_all(procedure, entry)


def _cited_after_all(procedure: Procedure, entry: ClauseTrace) -> Problem:
    message = _("“{field}” lists clause {clause}, but the course {file} cites it")
    file, outcome = entry.courses[0][0].id if entry.courses else "", ""
    if entry.outcomes:
        message = _("“{field}” lists clause {clause}, but “{outcome}” in {file} cites it")
        file, outcome = entry.outcomes[0][0].id, entry.outcomes[0][1].title
    return Problem(
        procedure.path,
        procedure.coverage.lines[DECIDES_NOTHING],
        "cited-after-all",
        message.format(
            field=DECIDES_NOTHING, clause=entry.clause.number, outcome=outcome, file=file
        ),
        _("Take {clause} off the list.").format(clause=entry.clause.number),
    )


RULE = Rule(
    code="cited-after-all",
    group="procedures",
    severity=Severity.ERROR,
    summary=N_("A clause is listed as deciding nothing, but it's cited."),
    explanation=N_("""\
The front matter of a procedure lists a clause under `decides-nothing`, but an outcome or a course
cites it. A clause that is cited decides something, so the reason given isn't true any more.\
"""),
    fix=N_("""\
Take the number off the list. If the citation is wrong, take it out of the outcome or the scenario
instead.\
"""),
    check=check,
)
