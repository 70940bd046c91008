"""The tree does not reach the outcome that a scenario stands for."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="scenario-fails",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("The tree does not reach the outcome that a scenario stands for."),
)
