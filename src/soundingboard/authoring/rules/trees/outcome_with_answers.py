"""A heading has both a verdict and answers."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="outcome-with-answers",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A heading has both a verdict and answers."),
    explanation=N_("""\
There are both a verdict and answers below one heading. A heading is either a question, which has
answers, or an outcome, which begins with its verdict.\
"""),
    fix=N_("""\
For a question, take out the verdict. For an outcome, take out the list of links; what to do next
can be steps, which begin with `- [ ]`.\
"""),
)
