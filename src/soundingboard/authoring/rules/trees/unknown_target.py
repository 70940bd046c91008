"""An answer leads to a heading that isn't in the file."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="unknown-target",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An answer leads to a heading that isn't in the file."),
    explanation=N_("""\
An answer leads to a heading that isn't in the file. In a link, write the heading in lower case,
without punctuation and with hyphens for spaces: the heading “Your choice” is `#your-choice`.\
"""),
    fix=N_("""\
If the hint asks “Did you mean …?”, copy that into the link. Otherwise add the heading, or correct
the link if the heading was reworded.\
"""),
)
