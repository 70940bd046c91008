"""An example reaches another outcome."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="example-fails",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example reaches another outcome."),
)
