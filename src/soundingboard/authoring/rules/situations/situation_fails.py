"""A way doesn't come to the situation's verdict, or not by its clauses."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="situation-fails",
    group="situations",
    severity=Severity.ERROR,
    summary=N_("A way doesn't come to the situation's verdict, or not by its clauses."),
    explanation=N_("""\
A situation has one verdict, whichever tree one looks in, and the outcome's reason cites each clause
that decides it. This way comes to another verdict, or to the same one by other clauses. The message
shows the walk, and the walk of a way that agrees, if there is one.\
"""),
    fix=N_("""\
Look at what the procedure says. If the situation is right, correct the tree: ask what decides the
case first, or reword an answer that people pick by mistake. If the tree is right, correct the
situation.\
"""),
)
