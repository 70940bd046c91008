"""An outcome has answers."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="outcome-with-answers",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An outcome has answers."),
    explanation=N_("""\
Under one heading stand both a verdict and answers. A heading is either a question, which has
answers, or an outcome, which opens with its verdict and ends the walk.\
"""),
    fix=N_("""\
Decide which of the two it is. For a question, take the bold verdict out. For an outcome, take the
list of links out; what to do next can stand as steps, which begin with `- [ ]`.\
"""),
)
