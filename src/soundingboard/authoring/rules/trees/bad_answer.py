"""An answer has no label, no link at its beginning, or several lines."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="bad-answer",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An answer has no label, no link at its beginning, or several lines."),
)
