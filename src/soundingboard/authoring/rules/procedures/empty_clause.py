"""A clause has no text."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="empty-clause",
    group="procedures",
    severity=Severity.ERROR,
    summary=N_("A clause has no text."),
)
