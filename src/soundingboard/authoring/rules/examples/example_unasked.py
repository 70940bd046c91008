"""An example answers a question that its walk does not ask."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="example-unasked",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example answers a question that its walk does not ask."),
    explanation=N_("""\
The example answers a question that its walk never comes to. Perhaps you thought that the tree asks
it here; then the tree, or the example, is not what you meant.\
"""),
    fix=N_("""\
Leave the cell blank if the question does not matter here. If it should matter, change the tree so
that it is asked.\
"""),
)
