"""The file does not begin with a question."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="no-question",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("The file does not begin with a question."),
    explanation=N_("""\
A tree begins with a question: its first heading with `##` must have answers under it. This file has
no such heading, or an outcome stands first.\
"""),
    fix=N_("""\
Move the question with which a reader begins to the top. Its answers are list items, each beginning
with a link to a heading of the same file.\
"""),
)
