"""A clause that is cited has another number since the last review."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="clause-moved",
    group="reviews",
    severity=Severity.ERROR,
    summary=N_("A clause that is cited has another number since the last review."),
)
