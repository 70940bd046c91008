"""The file isn't UTF-8 text."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="not-utf8",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The file isn't UTF-8 text."),
    explanation=N_("""\
Computers store letters as numbers, and there are several ways to do so. Handbooks use the one
called UTF-8, as nearly all editors do. This file was saved in another way, so letters such as “é”
would be wrong on the page.

In the example, the “é” of “café” was saved as Latin-1.\
"""),
    fix=N_("""\
Open the file in your editor and save it with the encoding UTF-8: look for “Save with encoding”, or
“Save as” and then “Encoding”. Read the file again afterwards, because letters with accents may
have to be retyped. The line number is that of the first wrong letter.\
"""),
)
