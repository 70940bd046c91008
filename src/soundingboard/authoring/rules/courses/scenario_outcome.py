"""A scenario links no outcome that its procedure's trees have."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="scenario-outcome",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario links no outcome that its procedure's trees have."),
    explanation=N_("""\
The last cell of a scenario's table links the outcome that the scenario stands for: by its title, in
a tree of the same procedure, without problems of its own. This link does not.\
"""),
    fix=N_("""\
Open the tree and copy the outcome's heading for the link's text; its anchor is the heading in lower
case with hyphens.\
"""),
)
