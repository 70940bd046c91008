"""An outcome does not open with its verdict."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="no-verdict",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An outcome does not open with its verdict."),
    explanation=N_("""\
Under this heading stand neither answers nor a verdict. An outcome opens with its verdict in bold,
before anything else, so that a reader has the answer first and the reason after it.\
"""),
    fix=N_("""\
Begin the first paragraph with one of **Allowed.**, **Allowed with conditions.**, **Ask first.**,
**Advised against.**, **Not allowed.** and **Not covered.**, between two pairs of stars. If the
heading was meant as a question, list its answers.\
"""),
)
