"""The front matter has an unknown field."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="unknown-field",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The front matter has an unknown field."),
    explanation=N_("""\
The front matter has a field that has no meaning in this kind of file, so it would be ignored.
Often its name has a typing error.\
"""),
    fix=N_("""\
If the hint asks “Did you mean …?”, correct the name. Otherwise take the line out. Fields of the
theme, such as `tags` or `icon`, work only on other pages of a site, not on those of procedures,
trees and courses.\
"""),
)
