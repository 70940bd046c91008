"""A line looks like a list item but isn't one."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="false-item",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A line looks like a list item but isn't one."),
    explanation=N_("""\
The line begins with a bullet, a dash or a number that doesn't make a list in Markdown: “•”, “–”, a
hyphen without a space, or “a)”. It would be shown as part of the text around it.\
"""),
    fix=N_("""\
Begin an item with a hyphen and a space, and leave an empty line before the list. If the dash is
part of a sentence, move it to the end of the line above. A backslash before the sign keeps it as
it is.\
"""),
)
