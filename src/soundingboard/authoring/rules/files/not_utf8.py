"""The file is not UTF-8 text."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="not-utf8",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The file is not UTF-8 text."),
    explanation=N_("""\
Computers store letters as numbers, and there are several ways to do so. Handbooks use the one
called UTF-8, which nearly every editor uses by itself. This file was saved in another way, so that
letters like “é” would come out wrong.

In the example, the “é” of “café” was saved as Latin-1.\
"""),
    fix=N_("""\
Open the file, choose “Save with encoding” (or “Save as” and then “Encoding”) in your editor, and
take UTF-8. Look through the file afterwards: letters with accents may have to be typed again. The
line number is that of the first wrong letter.\
"""),
)
