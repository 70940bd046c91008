"""An example names an outcome that the tree doesn't have."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="example-outcome",
    group="examples",
    severity=Severity.ERROR,
    summary=N_("An example names an outcome that the tree doesn't have."),
    explanation=N_("""\
The last cell of a row under “Examples” isn't the heading of an outcome of this tree.\
"""),
    fix=N_("""\
Copy the outcome's heading into the cell, not its verdict.\
"""),
)
