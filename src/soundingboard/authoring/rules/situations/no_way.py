"""A situation has no way to look it up."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="no-way",
    group="situations",
    severity=Severity.ADVICE,
    summary=N_("A situation has no way to look it up."),
)
