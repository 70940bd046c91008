"""A course draws more scenarios than it has."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="impossible-draw",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A course draws more scenarios than it has."),
    explanation=N_("""\
`draw` says how many scenarios a quiz has. The course has fewer.\
"""),
    fix=N_("""\
Draw fewer scenarios than the course has, so that a second attempt is a different quiz.\
"""),
)
