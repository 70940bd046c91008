"""A link's address begins with something that isn't allowed."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="unsafe-link",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A link's address begins with something that isn't allowed."),
    explanation=N_("""\
The address of the link begins with something that isn't allowed in a handbook, such as
`javascript:` or `file:`. Such links run a program, open a file on one person's computer, or do
nothing at all for everybody else. This is also reported if there is a colon in the first word of
an address by mistake.\
"""),
    fix=N_("""\
Link to a page of the handbook by its path, as in `../../docs/procedures/ap-1.md`, or to any other
page by its full address with `https:`. `http:`, `mailto:` and `tel:` are allowed, too.\
"""),
)
