"""A text to copy has no end."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="unclosed-fence",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A text to copy has no end."),
    explanation=N_("""\
A line of three backquotes begins a text to copy, and no such line ends it. The rest of the file
would be part of that text.\
"""),
    fix=N_("""\
Write the same three signs on a line of their own after the text, indented like the first line.\
"""),
)
