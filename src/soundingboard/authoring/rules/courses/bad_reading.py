"""An item under “Read first” doesn't link to a part of the procedure."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="bad-reading",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("An item under “Read first” doesn't link to a part of the procedure."),
    explanation=N_("""\
An item under “Read first” begins with a link to a heading of the course's own procedure: that of a
section or a clause. This one doesn't begin with a link, or it leads to no heading, or to a heading
without any clauses below it.\
"""),
    fix=N_("""\
After the “#” of the link comes `c-` and the clause's number with hyphens, or a section's heading
in lower case, without punctuation and with hyphens for spaces.\
"""),
)
