"""A course has no scenario."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="no-scenario",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A course has no scenario."),
    explanation=N_("""\
A course is a quiz about scenarios, and this one has none: it has no `##` heading besides “Read
first”.\
"""),
    fix=N_("""\
Write at least as many scenarios as `draw` says, each under a `##` heading of its own.\
"""),
)
