"""An example answers a question that its walk does not ask."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="example-unasked",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example answers a question that its walk does not ask."),
)
