"""An example gives an answer that the question does not have."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="example-answer",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example gives an answer that the question does not have."),
    explanation=N_("""\
A cell under “Examples” holds words that are none of the question's labels. It must be a label, word
for word, without the hint that may follow it.\
"""),
    fix=N_("""\
Copy the label from the answer into the cell. Leave the cell blank if that question is not asked in
this example.\
"""),
)
