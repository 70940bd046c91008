"""A scenario has no right choice, or no wrong one."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="one-sided",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario has no right choice, or no wrong one."),
    explanation=N_("""\
A scenario needs a choice that is right and one that is wrong; several of either are fine. Without
the one it cannot be answered, without the other it need not be read.\
"""),
    fix=N_("""\
A box with an `x` marks a right choice. Did you forget one?\
"""),
)
