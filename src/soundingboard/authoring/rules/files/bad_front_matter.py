"""The front matter isn't valid YAML."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="bad-front-matter",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The front matter isn't valid YAML."),
    explanation=N_("""\
The lines between the two lines of hyphens can't be read. They're written in a simple form called
YAML: on each line, a name, a colon, a space and a value. Usually the value itself has a colon in
it.\
"""),
    fix=N_("""\
Write one field on each line, and each field only once. Put the value in quotation marks if it has
a colon, a `#` or quotation marks in it, or if it begins with a sign such as `*`, `&`, `!`, `[` or
`@`.\
"""),
)
