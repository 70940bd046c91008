"""No answers lead to a question or an outcome."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="unreachable",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("No answers lead to a question or an outcome."),
    explanation=N_("""\
No answers lead to this question or outcome, so no reader would see it. Often an answer leads to
the wrong heading, or nothing leads to the question before it.\
"""),
    fix=N_("""\
Link an answer to the heading, or take the heading out with its text. If other problems are
reported in the same file, fix those first: a link with a typing error leaves its heading without
an answer.\
"""),
)
