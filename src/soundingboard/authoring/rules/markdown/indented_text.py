"""A line is indented so far that it becomes code."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="indented-text",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A line is indented so far that it becomes code."),
    explanation=N_("""\
The line begins with four spaces or a tab more than the text above it. To Markdown that is a block
of code: an answer, a step or a row would be lost.\
"""),
    fix=N_("""\
Take the spaces in front of the line away. Inside a list, indent just as far as the item's words
begin.\
"""),
)
