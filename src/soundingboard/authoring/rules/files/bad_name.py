"""The file's name cannot be part of an address."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="bad-name",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The file's name cannot be part of an address."),
    explanation=N_("""\
The name of the file becomes a part of the page's address on the site, so it must be made of
characters that can stand in any address: lower-case letters from a to z, digits, and single hyphens
between them.\
"""),
    fix=N_("""\
Rename the file as the hint shows: no capital letters, no accents, no spaces, no underscores; put a
hyphen between two words. Trees that answer the same need in several procedures should have the same
name in each folder.\
"""),
)
