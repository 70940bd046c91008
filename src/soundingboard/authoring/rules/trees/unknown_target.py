"""An answer leads to a heading that is not in the file."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unknown-target",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An answer leads to a heading that is not in the file."),
)
