"""An answer is inside another list or block."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="nested-answer",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An answer is inside another list or block."),
)
