"""A table cannot be read."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="broken-table",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("A table cannot be read."),
)
