"""A line at the margin becomes part of the item above."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="lazy-line",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A line at the margin becomes part of the item above."),
    explanation=N_("""\
The line begins at the margin, right below an item of a list or a quotation. Markdown makes it part
of that item, although it looks like a paragraph of its own.\
"""),
    fix=N_("""\
If it isn't part of the item, leave an empty line before it. If it is, indent it as far as the
item's words.\
"""),
)
