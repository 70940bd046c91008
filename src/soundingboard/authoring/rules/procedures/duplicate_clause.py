"""Two clauses have the same number or anchor."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="duplicate-clause",
    group="procedures",
    severity=Severity.ERROR,
    summary=N_("Two clauses have the same number or anchor."),
    explanation=N_("""\
Two clauses of a procedure have the same number, or numbers that make the same address: dots become
hyphens there. A citation could lead only to one of them.\
"""),
    fix=N_("""\
Look up the number that the document prints. Where the document itself uses a number twice, put the
name of its part before it, as in “users.1”, and say on the page that you did.\
"""),
)
