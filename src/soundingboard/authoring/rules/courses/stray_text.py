"""Text in a scenario belongs to no choice."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="stray-text",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("Text in a scenario belongs to no choice."),
    explanation=N_("""\
After the first choice, a scenario has only choices, then its situation, a table of answers, or the
reason why it has neither. Here there is a paragraph among them. Usually it's feedback that isn't
indented.\
"""),
    fix=N_("""\
Indent the feedback as far as the words of its choice: by two spaces after `- `.\
"""),
)
