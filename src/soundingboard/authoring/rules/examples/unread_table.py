"""A table is under a heading where it isn't read."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unread-table",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("A table is under a heading where it isn't read."),
)
