"""The file cannot be read."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unreadable",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The file cannot be read."),
)
