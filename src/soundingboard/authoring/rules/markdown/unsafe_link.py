"""A link has a scheme that a handbook must not use."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unsafe-link",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A link has a scheme that a handbook must not use."),
)
