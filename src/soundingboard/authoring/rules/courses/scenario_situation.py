"""A scenario links no situation of its procedure."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="scenario-situation",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario links no situation of its procedure."),
    explanation=N_("""\
In place of a table of answers, a scenario may link a situation of its own procedure. It then stands
for every way in which the situation is looked up. The link's text is the situation's heading, and
the paragraph says nothing else. Here the link leads to no situation, or says another heading, or
there is more in the paragraph.\
"""),
    fix=N_("""\
Open the procedure's file of situations and copy the heading for the link's text. Its anchor is the
heading in lower case, with hyphens for spaces and without punctuation.\
"""),
)
