"""An answer has no words, no link at its beginning, or several lines."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="bad-answer",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("An answer has no words, no link at its beginning, or several lines."),
    explanation=N_("""\
An answer takes one line: a link with the words of the answer, and after it, if you like, a short
hint. Here there is more below the item, or the link has no words in it. An item among the answers
that doesn't begin with a plain link to a heading of the file is reported, too: with bold around
the link, words before it, or a link to another file, it isn't an answer.\
"""),
    fix=N_("""\
Put what helps people to choose on the answer's own line, after the link. Put longer explanations
under the question's heading, before the list. An answer needs at least one letter or digit.\
"""),
)
