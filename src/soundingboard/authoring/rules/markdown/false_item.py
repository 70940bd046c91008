"""A line looks like a list item but isn't one."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="false-item",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A line looks like a list item but isn't one."),
)
