"""Answers lead back to an earlier question."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="cycle",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("Answers lead back to an earlier question."),
    explanation=N_("""\
Somebody who gives these answers gets to a question that they've answered already, and would never
get to an outcome. The message names the questions on the way.\
"""),
    fix=N_("""\
Link the answer to a new question or to an outcome. “Go back” doesn't need an answer: readers have
a link for that, and one for “I'm not sure”.\
"""),
)
