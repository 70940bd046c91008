"""An example doesn't get to an outcome."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="example-unfinished",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example doesn't get to an outcome."),
    explanation=N_("""\
The example doesn't give enough answers: it stops at a question that the row leaves blank. The
message shows the path to that question.\
"""),
    fix=N_("""\
Fill in the cell of the question that the message names, or take the row out.\
"""),
)
