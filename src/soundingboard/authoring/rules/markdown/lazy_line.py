"""A line at the margin becomes part of the item above."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="lazy-line",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A line at the margin becomes part of the item above."),
)
