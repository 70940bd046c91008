"""An example leads to another outcome."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="example-fails",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example leads to another outcome."),
    explanation=N_("""\
The example says where its answers should lead, and the tree leads elsewhere. Either the example or
the tree is wrong. The message shows the path that was taken.\
"""),
    fix=N_("""\
Follow the path in the message answer by answer. If an answer leads to the wrong heading, correct
its link. If the path is right, correct the example.\
"""),
)
