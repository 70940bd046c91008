"""A procedure's revision has no entry in the ledger of editions, or there is no ledger."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="edition-missing",
    group="editions",
    severity=Severity.ERROR,
    summary=N_(
        "A procedure's revision has no entry in the ledger of editions, or there is no ledger."
    ),
)
