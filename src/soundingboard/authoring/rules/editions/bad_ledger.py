"""The ledger of editions can't be read."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="bad-ledger",
    group="editions",
    severity=Severity.ERROR,
    summary=N_("The ledger of editions can't be read."),
    explanation=N_("""\
`editions.json` has every edition of each procedure that was published. It can't be read, doesn't
have the expected form, or contradicts itself. Without it there is no record of which clauses have
changed since somebody acknowledged a procedure.\
"""),
    fix=N_("""\
Restore the file from version control. Don't correct it by hand.\
"""),
)
