"""The file is empty."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="empty-file",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The file is empty."),
    explanation=N_("""\
There is nothing in the file, or only empty lines. It would become an empty page.\
"""),
    fix=N_("""\
Write the file, or delete it and create it again when you know what to put in it.\
"""),
)
