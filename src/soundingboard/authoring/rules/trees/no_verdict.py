"""An outcome doesn't begin with its verdict."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="no-verdict",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An outcome doesn't begin with its verdict."),
    explanation=N_("""\
There are neither answers nor a verdict below this heading. An outcome begins with its verdict in
bold, before anything else, so that readers see the answer first and the reason after it.\
"""),
    fix=N_("""\
Begin the first paragraph with one of **Allowed.**, **Allowed with conditions.**, **Ask first.**,
**Advised against.**, **Not allowed.** and **Not covered.**, between two pairs of stars. If the
heading is meant as a question, list its answers.\
"""),
)
