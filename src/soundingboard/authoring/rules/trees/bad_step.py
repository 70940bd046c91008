"""A step's box has a typing error, or isn't in an outcome's list."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="bad-step",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A step's box has a typing error, or isn't in an outcome's list."),
    explanation=N_("""\
A list item begins with brackets that aren't the box of a step, or a step isn't in a plain list
under an outcome. Without the box it would be an ordinary line, and readers wouldn't see it among
the things they have to do.\
"""),
    fix=N_("""\
A box is `[ ]`, with one space between the brackets and one after them.\
"""),
)
