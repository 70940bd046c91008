"""The front matter is not a YAML mapping."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="bad-front-matter",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The front matter is not a YAML mapping."),
    explanation=N_("""\
The lines between the two lines of hyphens could not be read. They are written in a simple form
called YAML, in which each line is a name, a colon, a space and a value. Often the value itself has
a colon in it.\
"""),
    fix=N_("""\
Write one field on each line. Put the value between double quotation marks when it has a colon, a
`#` or quotation marks of its own in it, or when it begins with a sign such as `*`, `&`, `!`, `[` or
`@`. Write each field once only.\
"""),
)
