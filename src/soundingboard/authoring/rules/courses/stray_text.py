"""Text of a scenario belongs to no choice."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="stray-text",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("Text of a scenario belongs to no choice."),
    explanation=N_("""\
After the first choice a scenario has nothing but choices, the table of its answers, or the reason
to have none. Here a paragraph stands among them. Most often it is feedback that was not indented.\
"""),
    fix=N_("""\
Feedback is indented as far as the words of its choice: by two spaces after `- `.\
"""),
)
