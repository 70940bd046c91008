"""An answer has no label, no link at its beginning, or several lines."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="bad-answer",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An answer has no label, no link at its beginning, or several lines."),
    explanation=N_("""\
An answer is a single paragraph: the label, which is a link, and after it, if you like, a short
hint. Here there is more under the same list item, or the link has no words in it. An item among the
answers that does not begin with a plain link to a heading of the file is reported too: bold around
the link, words before it, or a link to another file make it no answer.\
"""),
    fix=N_("""\
Put what helps to choose on the answer's own line, after the link. What takes longer to say goes
under the question's heading, before the list. The label needs at least one letter or digit.\
"""),
)
