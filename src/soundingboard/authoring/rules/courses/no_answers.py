"""A scenario has no situation, no table of answers, and no reason to have none."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="no-answers",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario has no situation, no table of answers, and no reason to have none."),
    explanation=N_("""\
A scenario is checked by the trees: under its choices it links a situation, or has a table of the
answers that describe it and the outcome that they lead to. If no tree answers it, a paragraph says
so and why. This scenario has none of these, or two of them, or no reason.\
"""),
    fix=N_("""\
A situation is linked by its heading: `**Situation.** [A student asks
…](../../decision_trees/ap-1/situations.md#a-student-asks-…)`. A table is written like one under a
tree's “Examples”, with a link to the outcome in its last cell.\
"""),
)
