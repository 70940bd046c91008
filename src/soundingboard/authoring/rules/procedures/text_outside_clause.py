"""A procedure says something outside its clauses."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="text-outside-clause",
    group="procedures",
    severity=Severity.ERROR,
    summary=N_("A procedure says something outside its clauses."),
    explanation=N_("""\
A procedure says something that isn't in any of its clauses. No decision could cite it, and no
edition would show that it changed: a “must” could become a “may” unnoticed.\
"""),
    fix=N_("""\
Give the text a heading that begins with its clause's number. A sentence that leads in to several
clauses is a clause, too; use the section's number for it.

Only these may be outside clauses:

- The introduction, before the first heading. It's yours, not the procedure's, so it can say what
  the page is about, but not what anybody must, should or may do.
- Section headings. They can't say “must”, “should” or “never” either.
- Titles of clauses. They're yours, too, so whatever a title says must also be in the clause's
  text.
- Your own words in the front matter: `ask`, `notes`, `not-covered` and `decides-nothing`. They
  can't say what anybody must, should or may do. The `glossary` can say it about a term only if the
  term's clause does.\
"""),
)
