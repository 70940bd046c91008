"""A file has an image."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="image",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A file has an image."),
    explanation=N_("""\
The file has an image. People who listen to the page, print it or have a slow connection would miss
what it shows, and a decision must not depend on that.\
"""),
    fix=N_("""\
Say in words what the image shows. If staff need the image, link to a page that has it.\
"""),
)
