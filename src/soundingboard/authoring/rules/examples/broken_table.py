"""A table cannot be read."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="broken-table",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("A table cannot be read."),
    explanation=N_("""\
Lines that look like a table are none, or a table under “Examples” or “Always” lacks what it needs.
A table has a row of headings, then a row of hyphens, then at least one row; every row has the same
number of bars. A row with more cells than its header is reported, since Markdown passes over the
last of them.\
"""),
    fix=N_("""\
Count the bars: the row of hyphens needs a cell for each heading. The last column of an example is
headed “Outcome”, that of a safety statement “At most”, and no question has two columns.\
"""),
)
