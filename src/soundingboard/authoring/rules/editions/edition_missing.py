"""A procedure's revision isn't in the ledger of editions, or there is no ledger."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="edition-missing",
    group="editions",
    severity=Severity.ERROR,
    summary=N_("A procedure's revision isn't in the ledger of editions, or there is no ledger."),
    explanation=N_("""\
The ledger of editions, `editions.json`, has no entry for this revision of the procedure, or there
is a course on the procedure and no ledger at all. Only the ledger shows what has changed since
somebody acknowledged the procedure. See [Editions and reviews](../authors/editions.md).\
"""),
    fix=N_("""\
Run the command when the procedure's text is final, then commit `editions.json` with it.\
"""),
)
