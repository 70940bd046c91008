"""A way to look a situation up can't be walked."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="bad-way",
    group="situations",
    severity=Severity.ERROR,
    summary=N_("A way to look a situation up can't be walked."),
    explanation=N_("""\
A way to look a situation up can't be walked: the link leads to no tree of the procedure, an answer
isn't one of those that the tree offers at that point, an answer is missing, or there is one too
many.\
"""),
    fix=N_("""\
Open the tree and answer its questions as somebody in that situation would. Copy the labels in the
order asked, with semicolons between them, until the walk comes to an outcome.\
"""),
)
