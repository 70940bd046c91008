"""A heading has no words to make an id of."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="empty-heading",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A heading has no words to make an id of."),
)
