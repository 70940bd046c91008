"""A safety statement says nothing about any tree."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="always-idle",
    group="proofs",
    severity=Severity.ERROR,
    summary=N_("A safety statement says nothing about any tree."),
    explanation=N_("""\
A safety statement on a procedure's trees page speaks of several questions at once, and no single
tree asks them all. So it says nothing about any tree, although it looks as if it protected
somebody.\
"""),
    fix=N_("""\
Name only questions that stand together in one tree, or make several statements of it.\
"""),
)
