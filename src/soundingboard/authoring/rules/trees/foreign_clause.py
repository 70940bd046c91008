"""A tree cites a clause of another procedure."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="foreign-clause",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A tree cites a clause of another procedure."),
)
