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
    explanation=N_("""\
A line of three backquotes opens a text to copy, and none closes it. The rest of the file, with all
that it says, would be part of that text.\
"""),
    fix=N_("""\
Write the same three signs on a line of their own after the text, indented as the first line is.\
"""),
)
