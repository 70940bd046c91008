"""An answer is inside another list, a quotation or a table."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="nested-answer",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An answer is inside another list, a quotation or a table."),
    explanation=N_("""\
An answer is inside something else: below another list item, in a quotation or in a table. All
answers of a question belong in one plain list.\
"""),
    fix=N_("""\
Take out the spaces, or the `>`, before the answer. To sort the answers into groups, ask another
question before this one.\
"""),
)
