"""A heading is not one of the second level at the margin."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="stray-heading",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A heading is not one of the second level at the margin."),
    explanation=N_("""\
The file has a heading with a single `#`, with three or more, or underlined with `===` or `---`; a
heading inside a list or a quotation; or a line like `##Who is asking?` that lacks the space. A
single `#` is the level of the page's title, which is in the front matter already. Only headings
that begin at the margin with `## ` are questions, outcomes and scenarios.\
"""),
    fix=N_("""\
Take the heading out if it repeats the title. If it is a question, an outcome or a section, begin it
with two signs: `##`.\
"""),
)
