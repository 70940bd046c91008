"""A scenario's answers don't lead to its outcome."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="scenario-fails",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario's answers don't lead to its outcome."),
    explanation=N_("""\
The build followed the scenario's answers through the tree, and they lead to another outcome, or
stop at a question. The training and the tree disagree. The message shows the path that was taken.\
"""),
    fix=N_("""\
Follow the path in the message answer by answer. If the tree is right, correct the scenario, and
read its feedback again: it may be wrong now.\
"""),
)
