"""A way to look up a situation doesn't work."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="bad-way",
    group="situations",
    severity=Severity.ERROR,
    summary=N_("A way to look up a situation doesn't work."),
    explanation=N_("""\
A way to look up a situation can't be followed: the link doesn't lead to a tree of the procedure,
an answer isn't one of those that the tree offers at that point, an answer is missing, or there is
one too many.\
"""),
    fix=N_("""\
Open the tree and answer its questions as somebody in that situation would. Copy the answers in the
order asked, with semicolons between them, up to an outcome.\
"""),
)
