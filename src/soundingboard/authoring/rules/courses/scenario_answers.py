"""A scenario's table of answers doesn't fit its tree."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="scenario-answers",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario's table of answers doesn't fit its tree."),
)
