"""HTML is written into the Markdown."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="raw-html",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("HTML is written into the Markdown."),
)
