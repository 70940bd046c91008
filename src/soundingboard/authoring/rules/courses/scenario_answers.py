"""A scenario's table of answers doesn't fit its tree."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="scenario-answers",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario's table of answers doesn't fit its tree."),
    explanation=N_("""\
A scenario's table names questions and answers as the tree does. Here it names one that the tree
does not have, or answers a question that the walk does not ask.\
"""),
    fix=N_("""\
Copy the question's heading and the answer's label, and leave a cell blank if its question is not
asked.\
"""),
)
