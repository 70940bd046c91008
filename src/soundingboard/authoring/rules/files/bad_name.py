"""The file's name cannot be part of an address."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="bad-name",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The file's name cannot be part of an address."),
)
