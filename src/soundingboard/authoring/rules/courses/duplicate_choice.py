"""A scenario has the same choice twice."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="duplicate-choice",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario has the same choice twice."),
    explanation=N_("""\
Two choices of a scenario have the same words, so it wouldn't be clear which of them was ticked.\
"""),
    fix=N_("""\
Reword one of them. Choices that differ only in punctuation or capital letters count as the same.\
"""),
)
