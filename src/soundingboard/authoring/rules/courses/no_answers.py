"""A scenario has no situation, no table of answers, and no reason to have none."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="no-answers",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario has no situation, no table of answers, and no reason to have none."),
)
