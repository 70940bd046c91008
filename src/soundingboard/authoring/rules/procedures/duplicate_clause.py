"""Two clauses have the same number or address."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="duplicate-clause",
    group="procedures",
    severity=Severity.ERROR,
    summary=N_("Two clauses have the same number or address."),
    explanation=N_("""\
Two clauses of a procedure have the same number, or numbers that make the same address, in which
dots become hyphens. A citation could lead to only one of them.\
"""),
    fix=N_("""\
Look up the number in the document. If the document itself uses a number twice, put the name of its
part before it, as in “users.1”, and say on the page that you did.\
"""),
)
