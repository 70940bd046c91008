"""A way doesn't lead to the situation's verdict, or not by its clauses."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="situation-fails",
    group="situations",
    severity=Severity.ERROR,
    summary=N_("A way doesn't lead to the situation's verdict, or not by its clauses."),
    explanation=N_("""\
A situation has one verdict, whichever tree it's looked up in, and the outcome's reason cites each
clause that decides it. This way leads to another verdict, or to the same one by other clauses. The
message shows the path, and a path that agrees, if there is one.\
"""),
    fix=N_("""\
Read what the procedure says. If the situation is right, correct the tree: ask first what decides
the case, or reword an answer that people choose by mistake. If the tree is right, correct the
situation.\
"""),
)
