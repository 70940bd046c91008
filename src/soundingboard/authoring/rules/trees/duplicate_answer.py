"""A question has the same answer twice."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="duplicate-answer",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A question has the same answer twice."),
    explanation=N_("""\
A question has two answers with the same words, or words that differ only in capital letters and
punctuation. Nobody could tell them apart.\
"""),
    fix=N_("""\
Reword one of the two, or take one out.\
"""),
)
