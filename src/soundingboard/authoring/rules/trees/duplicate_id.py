"""Two headings of a file make the same id."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="duplicate-id",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("Two headings of a file make the same id."),
)
