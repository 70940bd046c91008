"""The file does not begin with front matter."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="no-front-matter",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The file does not begin with front matter."),
    explanation=N_("""\
Every file of a handbook begins with a few lines about the file itself, between two lines of three
hyphens. They are called its *front matter*. This file begins with something else, or the second
line of hyphens is missing.\
"""),
    fix=N_("""\
Put the front matter at the very top, with not even an empty line above it. A tree needs `title`,
`procedure` and `reviewed`; a procedure needs `title`. The title in the front matter takes the place
of a heading with one `#`.\
"""),
)
