"""A scenario has the same choice twice."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="duplicate-choice",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario has the same choice twice."),
)
