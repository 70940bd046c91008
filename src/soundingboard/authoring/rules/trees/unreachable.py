"""No walk reaches a question or an outcome."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unreachable",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("No walk reaches a question or an outcome."),
    explanation=N_("""\
No walk leads to this question or outcome, so no reader will ever see it. Often the answer that
should lead to it leads elsewhere; or it stands behind a question that nothing leads to.\
"""),
    fix=N_("""\
Link an answer to the heading, or take the heading out with all that stands under it. When other
problems are reported for the same file, mend those first: a mistyped link makes its target
unreachable.\
"""),
)
