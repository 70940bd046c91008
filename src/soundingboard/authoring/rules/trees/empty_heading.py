"""A heading has no words to make an id of."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="empty-heading",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A heading has no words to make an id of."),
    explanation=N_("""\
A heading has no letters or digits in it, so nothing can link to it. Every question and outcome is
found by the words of its heading.\
"""),
    fix=N_("""\
Write the question or the outcome's title after the `##`, or take the line out.\
"""),
)
