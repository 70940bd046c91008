"""A line has no meaning in this kind of file."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unread-text",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A line has no meaning in this kind of file."),
)
