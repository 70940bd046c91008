"""A way to look a situation up can't be walked."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="bad-way",
    group="situations",
    severity=Severity.ERROR,
    summary=N_("A way to look a situation up can't be walked."),
)
