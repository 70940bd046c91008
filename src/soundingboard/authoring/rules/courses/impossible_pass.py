"""A course needs more right answers than it draws scenarios."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="impossible-pass",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A course needs more right answers than it draws scenarios."),
    explanation=N_("""\
`pass-mark` says how many right answers are needed, out of the scenarios that are drawn. Here more
are needed than are drawn, so nobody could pass.\
"""),
    fix=N_("""\
Write a number of scenarios. The pass mark isn't a percentage.\
"""),
)
