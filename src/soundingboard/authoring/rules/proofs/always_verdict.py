"""A safety statement has no verdict that can be a limit."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="always-verdict",
    group="proofs",
    severity=Severity.ERROR,
    summary=N_("A safety statement has no verdict that can be a limit."),
    explanation=N_("""\
The last cell of a row under “Always” is the most permissive verdict to which the answers may lead.
Here it isn't a verdict, or it's “Not covered”, which is neither more nor less permissive than the
others.\
"""),
    fix=N_("""\
Write one of the five verdicts in the hint. They're in order, from “allowed” to “not allowed”: “at
most ask first” permits “ask first”, “advised against” and “not allowed”.\
"""),
)
