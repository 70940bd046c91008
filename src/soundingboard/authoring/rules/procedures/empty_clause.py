"""A clause has no text."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="empty-clause",
    group="procedures",
    severity=Severity.ERROR,
    summary=N_("A clause has no text."),
    explanation=N_("""\
A clause has a number and no text, so there is nothing to read and nothing to cite.\
"""),
    fix=N_("""\
Say in plain words, below the heading, what the clause says. If the heading only groups other
clauses, begin it with a capital letter, as in “Section 2: Accounts of your own”.\
"""),
)
