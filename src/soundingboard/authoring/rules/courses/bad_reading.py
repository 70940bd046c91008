"""An item to read first leads to no part of the procedure."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="bad-reading",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("An item to read first leads to no part of the procedure."),
    explanation=N_("""\
An item under “Read first” begins with a link to a heading of the course's own procedure: a
section's or a clause's. This one does not, leads to no heading, or to one under which there is
nothing to read.\
"""),
    fix=N_("""\
The anchor of a clause is `c-` and its number with hyphens. The anchor of a section is its heading
in lower case, without punctuation, with hyphens for spaces.\
"""),
)
