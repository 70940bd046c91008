"""An outcome has answers."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="outcome-with-answers",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An outcome has answers."),
)
