"""A scenario has no right choice, or no wrong one."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="one-sided",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario has no right choice, or no wrong one."),
)
