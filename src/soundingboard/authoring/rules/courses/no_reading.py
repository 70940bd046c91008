"""A course doesn't say what to read first."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="no-reading",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A course doesn't say what to read first."),
    explanation=N_("""\
A course lists what to read under the heading “Read first”, so that people read before they're
asked. This course has no such list.\
"""),
    fix=N_("""\
Link to headings of the procedure's page: whole sections or single clauses. The procedure's page
keeps track of what people have read.\
"""),
)
