"""A step's box is mistyped."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="bad-step",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A step's box is mistyped."),
)
