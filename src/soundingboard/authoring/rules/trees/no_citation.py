"""An outcome, or a rule on a page of safety statements, cites no clause."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="no-citation",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An outcome, or a rule on a page of safety statements, cites no clause."),
    explanation=N_("""\
Staff must be able to see where a verdict comes from, so each outcome cites at least one clause of
its procedure. So does every paragraph on a page of safety statements that says what somebody must,
should or may do. When the clause changes, the file is reported for review.\
"""),
    fix=N_("""\
Write the clause's number in square brackets, as in `([2.1.1])`. “Not covered” needs a citation,
too: cite the clauses that come nearest.\
"""),
)
