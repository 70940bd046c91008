"""A choice has no box, no words, or more than one line."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="bad-choice",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A choice has no box, no words, or more than one line."),
    explanation=N_("""\
A choice is an item of a plain list that begins with a box. It takes one line; its feedback is a
paragraph of its own, after an empty line. Here an item has no box or no words, it has more than
one line, or it's inside another list.\
"""),
    fix=N_("""\
Usually the empty line between the choice and its feedback is missing.\
"""),
)
