"""A table is under a heading where it isn't checked."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="unread-table",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("A table is under a heading where it isn't checked."),
    explanation=N_("""\
Examples are checked only under `## Examples`, and safety statements only under `## Always`. A
typing error in that heading, or one `#` too many, would leave them unchecked. Such a table is
recognized by its last column, “Outcome” or “At most”, or by the heading above it. On a procedure's
page of safety statements (`index.md`), each table that isn't under `## Always` is an error,
because nothing would check it.\
"""),
    fix=N_("""\
Put the table under the heading that the hint names. If a table in a tree is something else, give
its last column another name. On a page of safety statements, write a list or sentences instead.\
"""),
)
