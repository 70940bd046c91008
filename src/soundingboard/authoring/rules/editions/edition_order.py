"""A procedure's revision is older than its newest ledger entry."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="edition-order",
    group="editions",
    severity=Severity.ERROR,
    summary=N_("A procedure's revision is older than its newest ledger entry."),
    explanation=N_("""\
Revisions count up. This procedure has a lower one than the newest entry of the ledger.\
"""),
    fix=N_("""\
To go back to an earlier text, publish it as a new edition.\
"""),
)
