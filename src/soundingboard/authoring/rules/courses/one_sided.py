"""A scenario has no right choice, or no wrong one."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="one-sided",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario has no right choice, or no wrong one."),
    explanation=N_("""\
A scenario needs at least one choice that is right and one that is wrong. Without a right one
nobody could answer it, and without a wrong one nobody would have to read it.\
"""),
    fix=N_("""\
A box with an `x` marks a right choice. Check whether one is missing.\
"""),
)
