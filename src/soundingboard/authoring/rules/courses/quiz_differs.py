"""A course's text has other numbers than its quiz."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="quiz-differs",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A course's text has other numbers than its quiz."),
    explanation=N_("""\
The text before a course's first heading says how many scenarios the quiz asks, or how many right
answers pass. The fields `draw` and `pass-mark` say otherwise, and the quiz goes by them.\
"""),
    fix=N_("""\
The hint names the number to write. If the text is right, correct the field. The course's page says
both numbers by itself, so the text needn't.\
"""),
)
