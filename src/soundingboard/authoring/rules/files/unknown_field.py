"""The front matter has a field that nothing reads."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unknown-field",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The front matter has a field that nothing reads."),
)
