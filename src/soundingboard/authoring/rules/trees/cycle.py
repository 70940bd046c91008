"""A walk can come back to a question."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="cycle",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A walk can come back to a question."),
    explanation=N_("""\
A reader who gives these answers comes back to a question already answered, and would go round for
ever. The message names the questions on the way.\
"""),
    fix=N_("""\
Lead the answer onward: to a new question, or to an outcome. “Go back” isn't an answer; readers have
a link for that, and one that says “I'm not sure”.\
"""),
)
