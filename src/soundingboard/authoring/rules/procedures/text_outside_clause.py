"""A procedure says something outside its clauses."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="text-outside-clause",
    group="procedures",
    severity=Severity.ERROR,
    summary=N_("A procedure says something outside its clauses."),
)
