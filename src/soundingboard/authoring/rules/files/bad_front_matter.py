"""The front matter is not a YAML mapping."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="bad-front-matter",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The front matter is not a YAML mapping."),
)
