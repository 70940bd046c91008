"""An example answers a question that isn't asked."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="example-unasked",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example answers a question that isn't asked."),
    explanation=N_("""\
The example answers a question that isn't asked after the answers before it. If you expected the
question to be asked there, the tree isn't as you meant it.\
"""),
    fix=N_("""\
Leave the cell blank if the question doesn't matter here. If it does matter, change the tree so
that it's asked.\
"""),
)
