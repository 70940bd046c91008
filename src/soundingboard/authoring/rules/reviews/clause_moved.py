"""A clause that is cited has another number since the last review."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="clause-moved",
    group="reviews",
    severity=Severity.ERROR,
    summary=N_("A clause that is cited has another number since the last review."),
    explanation=N_("""\
The procedure was renumbered. The text that a tree, a course or a page of safety statements cites
has another number now, and the cited number belongs to another text. Clauses are recognized by
their hashes in `editions.json`.\
"""),
    fix=N_("""\
Cite the new number and write the date of your review in `reviewed`. If you mean the text that has
the old number now, check that it says what the tree says; then only the date has to change.\
"""),
)
