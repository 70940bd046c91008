"""A tree cites a clause of another procedure."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="foreign-clause",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A tree cites a clause of another procedure."),
    explanation=N_("""\
A tree is about one procedure, so its verdicts can be based only on that procedure. This link cites
a clause of another one.\
"""),
    fix=N_("""\
Cite the tree's own procedure. To send readers to another procedure, link to its page without a
clause. To answer the same question for the other procedure, write a tree in that procedure's
folder.\
"""),
)
