"""A heading is neither a clause's nor a section's."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unrecognized-clause",
    group="procedures",
    severity=Severity.ERROR,
    summary=N_("A heading is neither a clause's nor a section's."),
    explanation=N_("""\
A heading begins neither as a clause does, with its number, nor as a section does, with a word that
has a capital letter. It was probably meant as a clause.\
"""),
    fix=N_("""\
A clause's number is made of digits and small letters with full stops between them: `1.2`, `1.2.3`,
`4.6.a`, `purpose.1`. Write 1.1(a) as `1.1.a`, and a lone (b) or B. with the number of the clause
above it, as `1.1.b`.

The heading of a section begins with a word: “Section 2: Accounts of your own”, “Background”.\
"""),
)
