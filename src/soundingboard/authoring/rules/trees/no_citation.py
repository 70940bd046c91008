"""An outcome, or a rule on a page of safety statements, cites no clause."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="no-citation",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An outcome, or a rule on a page of safety statements, cites no clause."),
    explanation=N_("""\
The outcome rests on no clause. Staff must be able to see where a verdict comes from, so each
outcome links at least one clause of its procedure. So does every paragraph on a page of safety
statements that says what somebody must, should or may do: when the clause changes, the paragraph is
reported.\
"""),
    fix=N_("""\
Link the clause as the hint shows: its number as the words of the link, then the path to the
procedure's page, `#c-`, and the number with hyphens for dots. “Not covered” needs a citation too:
the clauses that come nearest.\
"""),
)
