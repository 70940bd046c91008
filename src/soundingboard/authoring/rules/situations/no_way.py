"""A situation has no way to look it up."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="no-way",
    group="situations",
    severity=Severity.ADVICE,
    summary=N_("A situation has no way to look it up."),
    explanation=N_("""\
A situation says its verdict, but not how somebody would look it up, so the trees aren't compared
with it.\
"""),
    fix=N_("""\
List every tree in which somebody would look, with the answers. If there is none on purpose, write a
paragraph that opens “**No tree.**” and says why.\
"""),
)
