"""A scenario cites no clause."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="uncited-scenario",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario cites no clause."),
)
