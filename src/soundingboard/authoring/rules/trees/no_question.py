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
)
