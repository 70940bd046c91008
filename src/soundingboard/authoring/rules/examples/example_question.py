"""An example names a question that the tree does not ask."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="example-question",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example names a question that the tree does not ask."),
)
