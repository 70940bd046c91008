"""A way doesn't come to the situation's verdict, or not by its clauses."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="situation-fails",
    group="situations",
    severity=Severity.ERROR,
    summary=N_("A way doesn't come to the situation's verdict, or not by its clauses."),
)
