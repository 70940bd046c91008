"""A safety statement applies to no tree."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="always-idle",
    group="proofs",
    severity=Severity.ERROR,
    summary=N_("A safety statement applies to no tree."),
    explanation=N_("""\
A safety statement on a procedure's trees page names several questions, and no single tree asks all
of them. So it applies to no tree, although it looks as if it protected somebody.\
"""),
    fix=N_("""\
Name only questions that one tree asks, or write several statements.\
"""),
)
