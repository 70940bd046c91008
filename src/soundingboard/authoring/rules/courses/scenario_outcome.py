"""A scenario links no outcome that its procedure's trees have."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="scenario-outcome",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario links no outcome that its procedure's trees have."),
)
