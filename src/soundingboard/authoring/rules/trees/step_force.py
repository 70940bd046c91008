"""A step does not say how binding it is."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="step-force",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A step does not say how binding it is."),
)
