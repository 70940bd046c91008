"""A procedure reads otherwise than its ledger entry says."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="edition-changed",
    group="editions",
    severity=Severity.ERROR,
    summary=N_("A procedure reads otherwise than its ledger entry says."),
)
