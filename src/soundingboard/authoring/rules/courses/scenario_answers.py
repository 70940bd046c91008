"""A scenario's table of answers doesn't match its tree."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="scenario-answers",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario's table of answers doesn't match its tree."),
    explanation=N_("""\
A scenario's table names questions and answers as the tree does. This one names a question or an
answer that the tree doesn't have, or answers a question that isn't asked.\
"""),
    fix=N_("""\
Copy the question's heading and the answer from the tree. Leave a cell blank if its question isn't
asked.\
"""),
)
