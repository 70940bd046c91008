"""A scenario cites no clause."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="uncited-scenario",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario cites no clause."),
    explanation=N_("""\
A scenario teaches what the procedure says, so it cites at least one of its clauses.\
"""),
    fix=N_("""\
Cite the clause in the feedback of the choice that it decides. After a failed quiz, people are
asked to read these clauses again.\
"""),
)
