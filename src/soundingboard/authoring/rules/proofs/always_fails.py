"""A safety statement does not hold."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="always-fails",
    group="proofs",
    severity=Severity.ERROR,
    summary=N_("A safety statement does not hold."),
)
