"""A scenario has the same choice twice."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="duplicate-choice",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario has the same choice twice."),
    explanation=N_("""\
Two choices of a scenario read the same, so an answer would not say which of them was ticked.\
"""),
    fix=N_("""\
Labels that differ only in punctuation or capitals count as the same.\
"""),
)
