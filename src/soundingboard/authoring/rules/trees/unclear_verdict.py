"""The words around a verdict change it, or there are two."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unclear-verdict",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("The words around a verdict change it, or there are two."),
)
