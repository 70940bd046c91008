"""A scenario doesn't link to an outcome of its procedure's trees."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="scenario-outcome",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario doesn't link to an outcome of its procedure's trees."),
    explanation=N_("""\
The last cell of a scenario's table links to the outcome that the answers lead to. The link's text
is the outcome's title, and the tree is one of the same procedure, without errors. This cell
doesn't have such a link.\
"""),
    fix=N_("""\
Open the tree and copy the outcome's heading for the link's text. After the “#” comes the heading
in lower case, with hyphens for spaces.\
"""),
)
