"""An answer is inside another list or block."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="nested-answer",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An answer is inside another list or block."),
    explanation=N_("""\
An answer stands inside something else: under another list item, or in a quotation. All answers of a
question belong to one list, side by side.\
"""),
    fix=N_("""\
Take the spaces, or the `>`, before the answer away. If you meant to sort the answers, sort with a
question before this one.\
"""),
)
