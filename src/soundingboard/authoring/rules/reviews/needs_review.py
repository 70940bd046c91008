"""A clause that is cited changed after the last review."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="needs-review",
    group="reviews",
    severity=Severity.ERROR,
    summary=N_("A clause that is cited changed after the last review."),
    explanation=N_("""\
A tree, a course or a page of safety statements cites a clause that has changed since its
`reviewed` date. The line is that of the citation; the message has the old and the new text. The
procedure and the handbook's advice may not agree any more, so somebody has to compare them.

A file with the date on which the edition was recorded counts as reviewed if it has been edited
since then, or if it says which revision it was compared with.\
"""),
    fix=N_("""\
Read the new text, correct the tree, and write the date of your review in `reviewed`. If that's the
date already and nothing has to change, add a line with the revision that you compared the file
with, such as `reviewed-revision: 2`.\
"""),
)
