"""A line is indented so far that it becomes code."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="indented-text",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A line is indented so far that it becomes code."),
    explanation=N_("""\
The line begins with a tab, or with four or more spaces more than the text above it. In Markdown
that makes a block of code, so an answer, a step or a row would be lost.\
"""),
    fix=N_("""\
Take out the spaces before the line. Inside a list, indent only as far as the item's words.\
"""),
)
