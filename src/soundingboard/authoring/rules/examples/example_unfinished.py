"""An example leaves a question open."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="example-unfinished",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example leaves a question open."),
    explanation=N_("""\
The example does not give enough answers: its walk stops at a question that the row leaves blank.
The message shows how far it came.\
"""),
    fix=N_("""\
Fill the cell of the question that the message names, or take the row out.\
"""),
)
