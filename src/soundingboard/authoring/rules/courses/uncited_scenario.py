"""A scenario cites no clause."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="uncited-scenario",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A scenario cites no clause."),
    explanation=N_("""\
What a scenario teaches rests on the procedure, so it links at least one of its clauses.\
"""),
    fix=N_("""\
Link the clause in the feedback of the choice that it decides. After a failed quiz these are the
clauses to read again.\
"""),
)
