"""Two trees share too many questions to be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.proofs.conflicts import conflicts, most_conflicting
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _, listed
from soundingboard.engine.shared_answers import Undecided


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Trees of a procedure that can't be compared."""
    for found in handbook.shared(conflicts):
        yield from _undecided(found.sound, found.undecided)


def _undecided(files: Mapping[str, TreeFile], found: Sequence[Undecided]) -> Iterator[Problem]:
    for (slug, _place), group in most_conflicting(
        found,
        lambda item: [(tree.slug, "", tree.reviewed) for tree in (item.first, item.second)],
    ):
        rest = [tree.id for item in group[1:] for tree in (item.first, item.second)]
        others = [item for item in rest if not item.endswith(f"/{slug}")]
        yield Problem(
            files[slug].path, 1, "undecided", _said(group[0], others), _("Compare them by hand.")
        )


def _said(found: Undecided, others: Sequence[str]) -> str:
    """Why two trees can't be compared; *others* are trees for which it's the same."""
    message = _("“{first}” ({first_id}) and “{second}” ({second_id}) share too many questions")
    if found.first.id == found.second.id:
        message = _("The questions of “{first}” ({first_id}) come in too many orders")
    said = message.format(
        first=found.first.title,
        first_id=found.first.id,
        second=found.second.title,
        second_id=found.second.id,
    )
    if others:
        said += ". " + _("It's the same with {trees}").format(trees=listed(others))
    return said


RULE = Rule(
    code="undecided",
    group="proofs",
    severity=Severity.ADVICE,
    summary=N_("Two trees share too many questions to be compared."),
    explanation=N_("""\
The trees of a procedure are compared with each other, two at a time, to find answers for which one
permits and the other forbids. These two share so many questions that there are too many sets of
answers to compare. They may agree, but it isn't proved.\
"""),
    fix=N_("""\
Compare the two by hand, or ask fewer questions: combine those with the same result into one
question with “any of these”, as the corrected trees do.\
"""),
    check=check,
)
