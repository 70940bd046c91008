"""A course draws more scenarios than it has."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="impossible-draw",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A course draws more scenarios than it has."),
    explanation=N_("""\
`draw` says how many scenarios a quiz holds. The course has fewer.\
"""),
    fix=N_("""\
Draw fewer than there are, so that a second attempt is another quiz.\
"""),
)
