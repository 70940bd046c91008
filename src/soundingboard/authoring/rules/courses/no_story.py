"""A scenario has no story."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="no-story",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario has no story."),
    explanation=N_("""\
A scenario begins with its story: what happens, and what is asked. This one begins with the
choices.\
"""),
    fix=N_("""\
Write one or two short paragraphs. End with the question that the choices answer.\
"""),
)
