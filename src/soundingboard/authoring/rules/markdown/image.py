"""A file shows an image."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="image",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A file shows an image."),
    explanation=N_("""\
The tree shows a picture. A person who listens to the page, prints it or reads it on a slow line
would miss what it says, and a decision must not hang on that.\
"""),
    fix=N_("""\
Say in words what the picture shows. If staff need the picture, link the page that has it.\
"""),
)
