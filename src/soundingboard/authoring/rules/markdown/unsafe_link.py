"""A link has a scheme that a handbook must not use."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unsafe-link",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A link has a scheme that a handbook must not use."),
    explanation=N_("""\
The address of the link begins with something that a handbook must not use, such as `javascript:` or
`file:`. Such links run a program, open a file on one person's computer, or do nothing at all for
everybody else. This also happens when an address has a colon in its first word by mistake.\
"""),
    fix=N_("""\
Link a page of the handbook by its path, as `../../docs/procedures/ap-1.md`, or any other page by
its full address with `https:`. `http:`, `mailto:` and `tel:` are allowed too.\
"""),
)
