"""An example gives an answer that the question doesn't have."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="example-answer",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example gives an answer that the question doesn't have."),
    explanation=N_("""\
A cell under “Examples” has words that aren't an answer of the question above it. It must have the
answer's words exactly, without the hint that may follow them.\
"""),
    fix=N_("""\
Copy the answer into the cell. Leave the cell blank if that question isn't asked in this example.\
"""),
)
