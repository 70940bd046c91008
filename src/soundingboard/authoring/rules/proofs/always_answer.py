"""A safety statement gives an answer that does not exist."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="always-answer",
    group="proofs",
    severity=Severity.ERROR,
    summary=N_("A safety statement gives an answer that does not exist."),
    explanation=N_("""\
A cell under “Always” holds words that are none of the question's labels. It must be a label, word
for word, without the hint that may follow it.\
"""),
    fix=N_("""\
Copy the label from the answer into the cell, or leave the cell blank: blank means “whatever is
answered”.\
"""),
)
