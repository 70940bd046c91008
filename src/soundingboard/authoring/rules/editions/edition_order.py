"""A procedure's revision is older than its newest entry in the ledger."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="edition-order",
    group="editions",
    severity=Severity.ERROR,
    summary=N_("A procedure's revision is older than its newest entry in the ledger."),
    explanation=N_("""\
Each revision has a higher number than the one before. This procedure has a lower number than the
newest entry in the ledger.\
"""),
    fix=N_("""\
To go back to an earlier text, publish it as a new revision.\
"""),
)
