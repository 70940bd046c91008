"""A procedure has no clauses."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="no-clauses",
    group="procedures",
    severity=Severity.ERROR,
    summary=N_("A procedure has no clauses."),
    explanation=N_("""\
A procedure's page has no clauses. A clause is a heading whose first word is its number, such as
`### 1.2 Tell the principal`. Without numbers nothing can be cited.\
"""),
    fix=N_("""\
Give each statement of the procedure a heading of its own that begins with the number in the
document. If the document has no numbers, add your own, in order, and say so on the page.\
"""),
)
