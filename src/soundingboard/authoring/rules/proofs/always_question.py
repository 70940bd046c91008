"""A safety statement names a question that does not exist."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="always-question",
    group="proofs",
    severity=Severity.ERROR,
    summary=N_("A safety statement names a question that does not exist."),
    explanation=N_("""\
A safety statement, a row under “Always”, names a question that no tree asks. The heading of a
column must be a question's heading, word for word.\
"""),
    fix=N_("""\
Copy the heading from the tree into the table, without the `##`.\
"""),
)
