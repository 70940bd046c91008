"""The mark of a choice contradicts the outcome."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="choice-contradicts",
    group="courses",
    severity=Severity.ERROR,
    summary=N_("The mark of a choice contradicts the outcome."),
    explanation=N_("""\
A scenario leads to an outcome of a tree, and the mark of one of its choices contradicts that
outcome. Staff would be taught one thing and advised another.

Choices are compared with the outcome only if both say the same thing in the same form:

- a choice that names a verdict: “Not allowed”, “It's allowed”
- a choice to do, or not to do, what the tree's title asks about: under “May I post this?”, “Post
  it”, “Post it, because nobody minds”, “She may not post it”; under “May I accept this follow
  request?”, also “Accept the request” and “Accept the invitation”. It isn't compared if it has a
  condition, as in “only once all have agreed”, or is about something else, as in “Post another
  photo”
- a choice that names the act of a step: under the step “You must tell the principal”, “Tell the
  principal” is right, and “She may tell the principal” is wrong
- a choice in the words of the outcome's title

“Never accept follow requests” and “Always accept them” are compared if they're marked right. If
they're marked wrong, that may be because of other cases.

If a scenario leads to several outcomes, a choice is reported only if it contradicts all of them.
Other words, “Yes” and “No”, and outcomes that are “not covered” aren't compared: check those marks
yourself.\
"""),
    fix=N_("""\
Compare the mark with the outcome, and correct it. If both are right, add to the choice what makes
the difference.\
"""),
)
