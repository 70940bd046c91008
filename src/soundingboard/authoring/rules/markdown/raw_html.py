"""The Markdown has HTML in it."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="raw-html",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("The Markdown has HTML in it."),
    explanation=N_("""\
The text has HTML in it, the language of web pages: something between `<` and `>`, or a comment
that begins with `<!--`. A handbook has none, so that each file reads the same wherever it's opened
and nothing hidden is published.\
"""),
    fix=N_("""\
Write it in Markdown: `**bold**`, `*italic*`, a list with hyphens, a table with bars. If you mean
the sign itself, as in “grades < 9”, put a backslash before it: `\\<`.\
"""),
)
