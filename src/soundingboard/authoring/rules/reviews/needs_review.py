"""A clause that is cited changed after the last review."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="needs-review",
    group="reviews",
    severity=Severity.ERROR,
    summary=N_("A clause that is cited changed after the last review."),
    explanation=N_("""\
A tree, a course or a page of safety statements cites a clause that reads differently since its
`reviewed` date. The line is that of the citation; the message has the old and the new text. What
the procedure says and what the handbook advises may no longer agree, so somebody has to compare
them.

A file reviewed on the day on which the edition was recorded counts as reviewed if somebody has
edited it since then, or if it says which revision it was compared with.\
"""),
    fix=N_("""\
Read the new text, correct the tree, and write the day into `reviewed`. If the day is there already
and nothing else has to change, add a line that says which revision you compared the file with, such
as `reviewed-revision: 2`.\
"""),
)
