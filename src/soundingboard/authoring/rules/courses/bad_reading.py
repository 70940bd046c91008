"""An item to read first leads to no part of the procedure."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="bad-reading",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("An item to read first leads to no part of the procedure."),
)
