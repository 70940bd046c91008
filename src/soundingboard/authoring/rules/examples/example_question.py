"""An example names a question that the tree doesn't ask."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="example-question",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example names a question that the tree doesn't ask."),
    explanation=N_("""\
The heading of a column under “Examples” isn't a question of this tree. It must have the words of
the question's heading exactly.\
"""),
    fix=N_("""\
Copy the heading from the tree into the table, without the `##`. After rewording a question, reword
its column, too.\
"""),
)
