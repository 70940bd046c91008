"""A course does not say what to read first."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="no-reading",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A course does not say what to read first."),
    explanation=N_("""\
People read before they are asked. A course lists what, under a heading “Read first”, and this one
does not.\
"""),
    fix=N_("""\
Link headings of the procedure's page: whole sections or single clauses. The page of the procedure
keeps track of them.\
"""),
)
