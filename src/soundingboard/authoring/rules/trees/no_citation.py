"""An outcome, or a rule on a page of safety statements, cites no clause."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="no-citation",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An outcome, or a rule on a page of safety statements, cites no clause."),
)
