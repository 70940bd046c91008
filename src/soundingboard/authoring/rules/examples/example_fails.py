"""An example reaches another outcome."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="example-fails",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example reaches another outcome."),
    explanation=N_("""\
The example says where its answers should lead, and the tree leads elsewhere. Either is wrong; this
is what examples are for. The message shows the way that the walk took.\
"""),
    fix=N_("""\
Follow the walk in the message answer by answer. If an answer leads to the wrong heading, correct
its link; if the walk is right, correct the example.\
"""),
)
