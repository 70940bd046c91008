"""A question has the same answer twice."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="duplicate-answer",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A question has the same answer twice."),
)
