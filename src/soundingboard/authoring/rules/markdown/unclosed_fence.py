"""A block of text to copy has no end."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unclosed-fence",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A block of text to copy has no end."),
)
