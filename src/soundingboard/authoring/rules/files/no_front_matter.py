"""The file doesn't begin with front matter."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="no-front-matter",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The file doesn't begin with front matter."),
    explanation=N_("""\
Every file of a handbook begins with a few lines about the file, between two lines of three
hyphens. They're called its *front matter*. This file begins with something else, or the second
line of hyphens is missing.\
"""),
    fix=N_("""\
Put the front matter at the very top, without an empty line above it. A tree needs `title`,
`procedure` and `reviewed`; a procedure needs `title`. The page gets its title from there, so it
needs no heading with one `#`.\
"""),
)
