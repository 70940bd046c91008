"""A line is indented so far that it becomes code."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="indented-text",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A line is indented so far that it becomes code."),
)
