"""A procedure differs from its entry in the ledger."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="edition-changed",
    group="editions",
    severity=Severity.ERROR,
    summary=N_("A procedure differs from its entry in the ledger."),
    explanation=N_("""\
A recorded edition never changes, because receipts refer to it by its hash. The text of this
procedure or its date has changed, but its revision is still the same.\
"""),
    fix=N_("""\
Raise the revision and record it. A corrected spelling is an edition, too: a minor one, for which
nobody has to acknowledge the procedure again.\
"""),
)
