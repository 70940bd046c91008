"""A heading has no words."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="empty-heading",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A heading has no words."),
    explanation=N_("""\
A heading has no letters or digits in it, so nothing can link to it.\
"""),
    fix=N_("""\
Write the question or the outcome's title after the `##`, or take the line out.\
"""),
)
