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
    explanation=N_("""\
An edition on record never changes: receipts name it by its hash. The procedure reads otherwise now,
or its date has changed, and its revision is the same.\
"""),
    fix=N_("""\
A correction of spelling is an edition too: a minor one, which asks nobody to acknowledge again.\
"""),
)
