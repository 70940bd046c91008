"""No situation leads to an outcome."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.rules.situations.own_walks import own_walks
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.wording import N_, _


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Outcomes of a tree that no situation reaches."""
    for file, trees in handbook.shared(own_walks):
        for item, walks in trees:
            reached = {walk.end.id for walk in walks}
            for outcome in item.tree.outcomes if item.tree is not None else ():
                if outcome.id not in reached:
                    yield Problem(
                        item.path,
                        item.lines[outcome.id],
                        "outcome-untested",
                        _("No situation leads to “{outcome}”").format(outcome=short(outcome.title)),
                        _("Add one to {path}.").format(path=file.path),
                    )


RULE = Rule(
    code="outcome-untested",
    group="situations",
    severity=Severity.ADVICE,
    summary=N_("No situation leads to an outcome."),
    explanation=N_("""\
No situation leads to this outcome, so nothing says in staff's words when it applies.\
"""),
    fix=N_("""\
Write a situation that leads to it. If you can't think of one, the outcome may not be needed.\
"""),
    check=check,
)
