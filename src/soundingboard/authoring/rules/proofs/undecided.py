"""Two trees share too many questions to be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.proofs.conflicts import conflicts, most_conflicting
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.shared_answers import Undecided
from soundingboard.engine.wording import N_


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Trees of a procedure that can't be compared."""
    for found in handbook.shared(conflicts):
        yield from _undecided(found.sound, found.undecided)


def _undecided(files: Mapping[str, TreeFile], found: Sequence[Undecided]) -> Iterator[Problem]:
    for (slug, _), group in most_conflicting(
        found,
        lambda item: [(tree.slug, "", tree.reviewed) for tree in (item.first, item.second)],
    ):
        rest = [tree.id for item in group[1:] for tree in (item.first, item.second)]
        more = ", ".join(item for item in rest if not item.endswith(f"/{slug}"))
        and_more = f". The same holds of {more}" if more else ""
        yield Problem(
            files[slug].path, 1, "undecided", f"{group[0]}{and_more}", "Compare them by hand."
        )


RULE = Rule(
    code="undecided",
    group="proofs",
    severity=Severity.ADVICE,
    summary=N_("Two trees share too many questions to be compared."),
    explanation=N_("""\
Trees of one procedure are compared with each other, two at a time, to find answers for which one
permits and the other forbids. These two have so many questions in common that the ways to answer
them cannot all be looked at. Nothing is wrong yet, but nothing is proved either, and that must be
said.\
"""),
    fix=N_("""\
Compare the two by hand, or ask less: put what is answered alike into one question with “any of
these”, as the corrected trees do.\
"""),
    check=check,
)
