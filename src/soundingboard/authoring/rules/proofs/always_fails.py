"""A safety statement isn't true."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="always-fails",
    group="proofs",
    severity=Severity.ERROR,
    summary=N_("A safety statement isn't true."),
    explanation=N_("""\
A tree is more permissive than a safety statement allows, for some answers that the statement is
about. The message shows a shortest path of such answers. All possible answers are checked, not
only those in examples.

A statement of a procedure's trees page is reported in each tree that breaks it. If several trees
break it and no tree keeps it, it's reported in the trees page.\
"""),
    fix=N_("""\
Follow the path in the message. If the tree is wrong, correct the answer that leads too far. If the
rule has an exception, make the statement narrower: add the question that decides it.\
"""),
)
