"""The tree does not reach the outcome that a scenario stands for."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="scenario-fails",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("The tree does not reach the outcome that a scenario stands for."),
    explanation=N_("""\
The build asked the tree, and training and procedure disagree: the scenario's answers lead to
another outcome of the tree, or to none yet. The message shows the way that the walk took.\
"""),
    fix=N_("""\
Follow the walk answer by answer. If the tree is right, correct the scenario, and read its feedback
again: what it teaches may be wrong now.\
"""),
)
