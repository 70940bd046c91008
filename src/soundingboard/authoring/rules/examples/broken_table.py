"""A table has the wrong rows or columns."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="broken-table",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("A table has the wrong rows or columns."),
    explanation=N_("""\
Lines look like a table but aren't one, or a table under “Examples” or “Always” lacks a column or a
row. A table has a row of headings, then a row of dashes, then at least one more row, and all rows
have the same number of cells. A row with too many cells is reported because Markdown would ignore
the last of them.\
"""),
    fix=N_("""\
Count the bars: the row of dashes needs a cell for each heading. The last column is “Outcome” in a
table of examples, and “At most” in a table of safety statements. No question has two columns.\
"""),
)
