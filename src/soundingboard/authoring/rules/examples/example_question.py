"""An example names a question that the tree does not ask."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="example-question",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example names a question that the tree does not ask."),
    explanation=N_("""\
The heading of a column under “Examples” is no question of this tree. It must be the question's
heading, word for word.\
"""),
    fix=N_("""\
Copy the heading from the tree into the table, without the `##`. After rewording a question, reword
its column too.\
"""),
)
