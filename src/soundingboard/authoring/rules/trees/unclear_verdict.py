"""The words around a verdict change it, or there are two verdicts."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="unclear-verdict",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("The words around a verdict change it, or there are two verdicts."),
    explanation=N_("""\
The words right after the verdict change it, or there is a second verdict in the same outcome.
Readers see the verdict alone, in large type above the reason, so it must be complete.\
"""),
    fix=N_("""\
End the verdict with a full stop and begin a new sentence. An outcome has one verdict. If another
case has another verdict, ask a question that leads to an outcome of its own.\
"""),
)
