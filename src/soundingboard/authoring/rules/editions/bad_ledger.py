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
    explanation=N_("""\
`editions.json` holds every edition of every procedure that was published. It cannot be read, is not
of its form, or does not agree with itself. Without it nobody knows which clauses changed since
somebody acknowledged a procedure.\
"""),
    fix=N_("""\
Restore the file from version control. Do not mend it by hand.\
"""),
)
