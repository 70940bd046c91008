"""A step's box is mistyped."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="bad-step",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A step's box is mistyped."),
    explanation=N_("""\
A list item begins with brackets that are not the box of a step. Without the box it would be an
ordinary line, and readers would not see it among what they have to do.\
"""),
    fix=N_("""\
A box is `[ ]`, with one space between the brackets and one behind them. Forges show it as a box to
tick.\
"""),
)
