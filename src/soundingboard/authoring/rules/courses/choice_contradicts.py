"""A choice is marked otherwise than the outcome says."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="choice-contradicts",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A choice is marked otherwise than the outcome says."),
)
