"""A line has no meaning in this kind of file."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="unread-text",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A line has no meaning in this kind of file."),
    explanation=N_("""\
The line has no meaning in a tree, course or procedure, so it would be lost, or mean something else
than it seems to: a line across the page, a block of code outside a step, a table inside a list, a
link whose address is elsewhere, a link in a heading or in a cell of an example, text between
tables of examples, a verdict in bold outside an outcome, or a line such as “withdrawn: …” below
the front matter, where it's only text.\
"""),
    fix=N_("""\
Under “Examples” and “Always”, write only rows of tables without links. Elsewhere, write what you
mean as a paragraph or a list.\
"""),
)
