"""A situation has no way to look it up."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="no-way",
    group="situations",
    severity=Severity.ADVICE,
    summary=N_("A situation has no way to look it up."),
    explanation=N_("""\
A situation has a verdict, but doesn't say how somebody would look it up, so it isn't compared with
the trees.\
"""),
    fix=N_("""\
List every tree in which somebody would look, with the answers. If no tree covers it, write a
paragraph that begins with “**No tree.**” and says why.\
"""),
)
