"""A safety statement names no verdict of the order."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="always-verdict",
    group="proofs",
    severity=Severity.ERROR,
    summary=N_("A safety statement names no verdict of the order."),
    explanation=N_("""\
The last cell of a row under “Always” is the most permissive verdict that may ever be reached. Here
it is no verdict, or it is “Not covered”, which is neither more nor less permissive than the
others.\
"""),
    fix=N_("""\
Use one of the five verdicts that the hint names. They run from “allowed” to “not allowed”; “at most
ask first” permits “ask first”, “advised against” and “not allowed”.\
"""),
)
