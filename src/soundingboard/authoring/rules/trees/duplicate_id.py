"""Two headings of a file make the same id."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="duplicate-id",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("Two headings of a file make the same id."),
    explanation=N_("""\
Two headings of the file come to the same name once capital letters and punctuation are left out. A
link to that name could lead only to the first of them. It's also reported if a heading's name
begins with “sb-” or “__”, as the names do that the site gives to parts of its pages.\
"""),
    fix=N_("""\
Reword one of the headings, and the links to it. If both say the same, keep one and lead both
answers to it: several answers may lead to one heading.\
"""),
)
