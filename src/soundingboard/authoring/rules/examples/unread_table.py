"""A table is under a heading where it isn't read."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unread-table",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("A table is under a heading where it isn't read."),
    explanation=N_("""\
Examples are read under `## Examples`, and safety statements under `## Always`. A table of either
kind under any other heading would be neither run nor proved, and nobody told: a slip in the word is
enough, or one `#` too many. Such a table is known by its last column, “Outcome” or “At most”, or by
the heading above it. On a procedure's page of safety statements (`index.md`), every table that
isn't under `## Always` is an error: readers would see it and nothing would check it.\
"""),
    fix=N_("""\
The hint gives the heading to put the table under. If a table in a tree is nothing of the kind, give
its last column another name. On a page of safety statements, write a list or sentences instead.\
"""),
)
