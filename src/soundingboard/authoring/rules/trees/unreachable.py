"""No walk reaches a question or an outcome."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unreachable",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("No walk reaches a question or an outcome."),
)
