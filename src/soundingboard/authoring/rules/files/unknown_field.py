"""The front matter has a field that nothing reads."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unknown-field",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The front matter has a field that nothing reads."),
    explanation=N_("""\
The front matter has a field whose name means nothing to the handbook. It would be passed over
without a word, and you would believe that it does something. Often its name is misspelt.\
"""),
    fix=N_("""\
If the hint asks “Did you mean …?”, correct the name. Otherwise take the line out. Fields that only
the theme knows, such as `tags` or `icon`, work on the other pages of a site, not on those of
procedures, trees and courses.\
"""),
)
