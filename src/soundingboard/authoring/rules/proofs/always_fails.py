"""A safety statement does not hold."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="always-fails",
    group="proofs",
    severity=Severity.ERROR,
    summary=N_("A safety statement does not hold."),
    explanation=N_("""\
A safety statement does not hold: a tree is more permissive for some answers that include those
named by the statement. The message shows a shortest set of them. Every set of answers is looked at,
not only the examples.

A statement of a procedure's trees page is reported in each tree that breaks it; if all of several
trees break it, in the trees page.\
"""),
    fix=N_("""\
Follow the walk in the message. If the tree is wrong, correct the answer that leads too far. If the
rule has an exception that you had forgotten, make the statement narrower by adding the question
that decides it.\
"""),
)
