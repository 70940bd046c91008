"""The file's name can't be part of a web address."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="bad-name",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The file's name can't be part of a web address."),
    explanation=N_("""\
The file's name becomes part of the page's address, so it has only lower-case letters from a to z,
digits, and single hyphens between them.\
"""),
    fix=N_("""\
Rename the file as the hint shows: no capital letters, accents, spaces or underscores; a hyphen
between two words. Trees about the same decision in several procedures should have the same name in
each folder.\
"""),
)
