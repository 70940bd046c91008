"""The words around a verdict change it, or there are two."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unclear-verdict",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("The words around a verdict change it, or there are two."),
    explanation=N_("""\
The words right after the verdict change it, or a second verdict is emphasized in the same outcome.
Readers see the verdict alone, in large type above the reason, so it must be complete as it is.\
"""),
    fix=N_("""\
End the verdict with a full stop, inside the bold text or right after it, and begin a new sentence
with a capital letter. An outcome has one verdict. If something else has another, ask a question
that tells the two apart.\
"""),
)
