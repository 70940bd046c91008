"""A heading is neither a clause's nor a section's."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unrecognized-clause",
    group="procedures",
    severity=Severity.ERROR,
    summary=N_("A heading is neither a clause's nor a section's."),
)
