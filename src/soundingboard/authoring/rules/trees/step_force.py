"""A step does not say how binding it is."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="step-force",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A step does not say how binding it is."),
    explanation=N_("""\
A step is a list item that begins with `- [ ]`. It opens with words that say how binding it is, for
that is what staff need to know, and it must be no stronger and no weaker than the clause. The words
are read one by one, and the page shows them in bold: “You must notify” means “You must”, while “You
may not”, “You must never”, “You must only” and “Recommended against” aren't among them.\
"""),
    fix=N_("""\
Begin with “You must” or “You must not” where the clause leaves no choice, “You are expected to” or
“You are expected not to” where it says what is expected, “You should” or “You should not” where it
advises, “You may” where it permits, and “Recommended:” where it says so. For “You must never” and
“You may not” write “You must not”; for “You must only post at work” write “You must post at work
only”.\
"""),
)
