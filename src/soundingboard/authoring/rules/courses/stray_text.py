"""Text of a scenario belongs to no choice."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="stray-text",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("Text of a scenario belongs to no choice."),
)
