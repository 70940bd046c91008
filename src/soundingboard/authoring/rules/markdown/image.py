"""A file shows an image."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="image",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A file shows an image."),
)
