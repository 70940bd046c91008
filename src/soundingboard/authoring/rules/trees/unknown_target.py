"""An answer leads to a heading that is not in the file."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unknown-target",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An answer leads to a heading that is not in the file."),
    explanation=N_("""\
An answer leads to a heading that is not in the file. Links to headings are written in lower case,
with hyphens for spaces and without punctuation: the heading “Your choice” is `#your-choice`.\
"""),
    fix=N_("""\
If the hint asks “Did you mean …?”, copy that name into the link, after the `#`. Otherwise the
heading is still to be written, or it has been reworded since.\
"""),
)
