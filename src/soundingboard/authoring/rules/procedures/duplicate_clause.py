"""Two clauses have the same number or anchor."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="duplicate-clause",
    group="procedures",
    severity=Severity.ERROR,
    summary=N_("Two clauses have the same number or anchor."),
)
