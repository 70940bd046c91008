"""The file doesn't begin with a question."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="no-question",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("The file doesn't begin with a question."),
    explanation=N_("""\
A tree begins with a question: its first `##` heading must have answers below it. This file has no
such heading, or an outcome comes first.\
"""),
    fix=N_("""\
Move the question that readers are asked first to the top. Its answers are list items, each
beginning with a link to a heading of the same file.\
"""),
)
