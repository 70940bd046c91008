"""A scenario doesn't link to a situation of its procedure."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="scenario-situation",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario doesn't link to a situation of its procedure."),
    explanation=N_("""\
In place of a table of answers, a scenario may link to a situation of its own procedure. It's then
checked in each way in which the situation can be looked up. The link's text is the situation's
heading, and the paragraph has nothing else in it. Here the link leads to no situation, its text is
another heading, or there is more in the paragraph.\
"""),
    fix=N_("""\
Open the procedure's file of situations and copy the heading for the link's text. After the “#”
comes the heading in lower case, without punctuation and with hyphens for spaces.\
"""),
)
