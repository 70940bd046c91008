"""An example gives an answer that the question does not have."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="example-answer",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example gives an answer that the question does not have."),
)
