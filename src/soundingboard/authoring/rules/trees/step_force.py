"""A step doesn't say how binding it is."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="step-force",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A step doesn't say how binding it is."),
    explanation=N_("""\
A step is a list item that begins with `- [ ]`. Its first words say how binding it is, because
that's what staff need to know, and it must be no stronger and no weaker than the clause. The page
shows these words in bold. “You must notify” begins with “You must”; “You may not”, “You must
never”, “You must only” and “Recommended against” aren't known.\
"""),
    fix=N_("""\
Begin with “You must” or “You must not” if the clause leaves no choice, “You are expected to” or
“You are expected not to” if it says what is expected, “You should” or “You should not” if it
advises, “You may” if it permits, and “Recommended:” if it recommends. For “You must never” and
“You may not” write “You must not”; for “You must only post at work” write “You must post at work
only”.\
"""),
)
