"""A choice has no feedback."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="no-feedback",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A choice has no feedback."),
    explanation=N_("""\
People learn from feedback, whether they were right or wrong. This choice has none.\
"""),
    fix=N_("""\
Write what the procedure says about it, and cite the clause.\
"""),
)
