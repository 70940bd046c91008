"""A heading isn't a clause's or a section's."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="unrecognized-clause",
    group="procedures",
    severity=Severity.ERROR,
    summary=N_("A heading isn't a clause's or a section's."),
    explanation=N_("""\
A heading begins neither with a clause's number nor, as a section's heading does, with a word that
has a capital letter. It was probably meant as a clause.\
"""),
    fix=N_("""\
A clause's number has digits and small letters with full stops between them: `1.2`, `1.2.3`,
`4.6.a`, `purpose.1`. Write 1.1(a) as `1.1.a`, and (b) or B. alone with the number of the clause
above it, as in `1.1.b`.

The heading of a section begins with a word: “Section 2: Accounts of your own”, “Background”.\
"""),
)
