"""A heading is not one of the second level at the margin."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="stray-heading",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A heading is not one of the second level at the margin."),
)
