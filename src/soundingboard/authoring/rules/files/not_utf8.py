"""The file is not UTF-8 text."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="not-utf8",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The file is not UTF-8 text."),
)
