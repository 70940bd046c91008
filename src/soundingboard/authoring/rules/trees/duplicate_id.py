"""Two headings of a file have the same address."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="duplicate-id",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("Two headings of a file have the same address."),
    explanation=N_("""\
A heading's address is its words in lower case, without punctuation. Two headings of the file have
the same one, so a link could lead to only one of them. A heading whose address begins with “sb-”
or “__” is reported, too, because the site uses such addresses itself.\
"""),
    fix=N_("""\
Reword one of the headings, and the links to it. If both are the same question or outcome, keep one
and link all answers to it.\
"""),
)
