"""A course's text has other numbers than its quiz."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="quiz-differs",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A course's text has other numbers than its quiz."),
    explanation=N_("""\
The text before a course's first heading says how many scenarios are asked, or how many right
answers are needed. The fields `draw` and `pass-mark` have other numbers, and the quiz uses those.\
"""),
    fix=N_("""\
Write the number that the hint gives. If the text is right, correct the field. The course's page
shows both numbers, so the text doesn't need to.\
"""),
)
