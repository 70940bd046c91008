"""A scenario isn't linked to a situation or to answers of a tree."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="no-answers",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario isn't linked to a situation or to answers of a tree."),
    explanation=N_("""\
The trees check each scenario: below its choices it links to a situation, or has a table of answers
with the outcome that they lead to. If no tree covers it, a paragraph says so and why. This
scenario has none of these, or two of them, or gives no reason.\
"""),
    fix=N_("""\
Link the situation by its heading: `**Situation.** [A student asks
…](../../decision_trees/ap-1/situations.md#a-student-asks-…)`. A table looks like one under a
tree's “Examples”, with a link to the outcome in its last cell.\
"""),
)
