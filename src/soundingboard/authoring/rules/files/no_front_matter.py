"""The file does not begin with front matter."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="no-front-matter",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The file does not begin with front matter."),
)
