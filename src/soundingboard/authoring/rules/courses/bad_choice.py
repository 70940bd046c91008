"""A choice has no box, no words, or more than one line."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="bad-choice",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A choice has no box, no words, or more than one line."),
    explanation=N_("""\
A choice is an item of a plain list that begins with a box. Its label takes one line; its feedback
is a paragraph of its own, after an empty line. Here an item has no box or no words, its label runs
on, or it stands inside another list.\
"""),
    fix=N_("""\
Most often the empty line between label and feedback is missing.\
"""),
)
