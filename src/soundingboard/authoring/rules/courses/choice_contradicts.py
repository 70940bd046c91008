"""A choice is marked otherwise than the outcome says."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="choice-contradicts",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("A choice is marked otherwise than the outcome says."),
    explanation=N_("""\
A scenario leads to an outcome of a tree, and the mark of one of its choices contradicts that
outcome. Staff would be taught one thing and advised another.

Words are compared only where both say the same thing in the same form:

- a choice that names a verdict: “Not allowed”, “It's allowed”
- a choice that says to do, or not to do, the act that the tree's title asks about: under “May I
  post this?”, “Post it”, “Post it, because nobody minds”, “She may not post it”; under “May I
  accept this follow request?”, also “Accept the request” and “Accept the invitation”. A condition
  in the choice, such as “only once all have agreed”, ends the comparison. So does another object,
  such as “Post another photo”
- a choice that names the act of a step: under the step “You must tell the principal”, “Tell the
  principal” is right, and “She may tell the principal” is wrong
- a choice in the words of the outcome's title

“Never accept follow requests” and “Always accept them” are compared if they're marked right. Marked
wrong, they may be wrong because of other cases.

If a scenario leads to several outcomes, a choice is reported only if it contradicts all of them.
Other words, “Yes” and “No”, and outcomes that are “not covered” are not compared: check those marks
yourself.\
"""),
    fix=N_("""\
Check the mark against the outcome. If both are right, the choice leaves out what makes the
difference: add it.\
"""),
)
