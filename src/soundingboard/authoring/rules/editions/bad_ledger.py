"""The ledger of editions cannot be read."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="bad-ledger",
    group="editions",
    severity=Severity.ERROR,
    summary=N_("The ledger of editions cannot be read."),
)
