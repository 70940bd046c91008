"""A safety statement names a question that doesn't exist."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="always-question",
    group="proofs",
    severity=Severity.ERROR,
    summary=N_("A safety statement names a question that doesn't exist."),
    explanation=N_("""\
A safety statement, a row under “Always”, names a question that no tree asks. The heading of a
column must have the words of a question's heading exactly.\
"""),
    fix=N_("""\
Copy the heading from the tree into the table, without the `##`.\
"""),
)
