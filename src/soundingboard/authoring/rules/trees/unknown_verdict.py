"""An outcome begins with a verdict that doesn't exist."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="unknown-verdict",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An outcome begins with a verdict that doesn't exist."),
    explanation=N_("""\
The outcome begins with words in bold that aren't one of the six verdicts. All trees use the same
six, so that readers learn them once.\
"""),
    fix=N_("""\
Choose the verdict that says what the clause says, and put anything else in the sentence after it.
“Allowed with conditions” is for what a person can do alone, such as telling somebody; “Ask first”
is for what somebody else must agree to.\
"""),
)
