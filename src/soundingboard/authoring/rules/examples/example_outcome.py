"""An example names an outcome that the tree does not have."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="example-outcome",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example names an outcome that the tree does not have."),
)
