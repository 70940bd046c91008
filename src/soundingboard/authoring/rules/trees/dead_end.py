"""A question has no answers."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="dead-end",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A question has no answers."),
    explanation=N_("""\
This heading is a question, but no answers follow it, so readers couldn't go on. An answer is a
list item that begins with a link to a heading of the same file; a list of plain words isn't
enough.\
"""),
    fix=N_("""\
Make each answer a link, as in `- [One of mine](#do-not-accept)`. If the heading is meant as an
outcome, take the question mark off and begin the text with a verdict.\
"""),
)
