"""The procedure named is not the folder's, or does not exist."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="wrong-procedure",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The procedure named is not the folder's, or does not exist."),
)
