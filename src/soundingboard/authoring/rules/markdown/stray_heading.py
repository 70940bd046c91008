"""A heading doesn't begin at the margin with “## ”."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="stray-heading",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A heading doesn't begin at the margin with “## ”."),
    explanation=N_("""\
The file has a heading with one `#` or with three or more, a heading underlined with `===` or
`---`, a heading inside a list or a quotation, or a line such as `##Who is asking?` that lacks the
space. One `#` makes the title of the page, which is in the front matter already. Only headings
that begin at the margin with `## ` are questions, outcomes and scenarios.\
"""),
    fix=N_("""\
If the heading repeats the title, take it out. If it's a question, an outcome or a section, begin
it with `## `.\
"""),
)
