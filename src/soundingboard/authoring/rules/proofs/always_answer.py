"""A safety statement gives an answer that doesn't exist."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="always-answer",
    group="proofs",
    severity=Severity.ERROR,
    summary=N_("A safety statement gives an answer that doesn't exist."),
    explanation=N_("""\
A cell under “Always” has words that aren't an answer of the question above it. It must have the
answer's words exactly, without the hint that may follow them.\
"""),
    fix=N_("""\
Copy the answer into the cell, or leave the cell blank, which means “whatever the answer”.\
"""),
)
