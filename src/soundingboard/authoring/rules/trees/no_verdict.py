"""An outcome does not open with its verdict."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="no-verdict",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An outcome does not open with its verdict."),
)
