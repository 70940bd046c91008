"""An outcome opens with a verdict that does not exist."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unknown-verdict",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An outcome opens with a verdict that does not exist."),
    explanation=N_("""\
The outcome opens with words in bold that are none of the six verdicts. Every tree of every
procedure uses the same six, so that a reader learns them once.\
"""),
    fix=N_("""\
Choose the verdict that says what the clause says, and put anything else into the sentence after it.
“Allowed with conditions” is for what a person can do alone, such as telling somebody; “Ask first”
is for what somebody else must agree to.\
"""),
)
