"""The trees of each procedure, two by two: which contradict each other or can't be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.engine.contradictions import Contradiction, contradictions
from soundingboard.engine.shared_answers import Undecided
from soundingboard.engine.tree import Tree

Pair = TypeVar("Pair")


@dataclass(frozen=True, slots=True)
class Conflicts:
    """What comparing the trees of one procedure found.

    ``sound`` are the trees without errors and ``broken`` the others, by slug. ``contradicting``
    are the contradictions that nobody declared; ``declared`` the pairs of slugs that contradict
    each other as their authors declare. ``undecided`` are the pairs that have too many answers in
    common to be compared.
    """

    sound: Mapping[str, TreeFile]
    broken: Collection[str]
    contradicting: Sequence[Contradiction]
    declared: Collection[frozenset[str]]
    undecided: Sequence[Undecided]


def conflicts(handbook: CompiledHandbook) -> Sequence[Conflicts]:
    """The conflicts of each procedure of *handbook*."""
    return [_conflicts(handbook.trees_of(id_)) for id_ in handbook.procedures]


def _conflicts(files: Sequence[TreeFile]) -> Conflicts:
    sound = {file.slug: file for file in files if file.tree is not None}
    intended = {
        frozenset([file.slug, entry.get("with", "")])
        for file in sound.values()
        for entry in file.fields["intended"]
    }
    declared: set[frozenset[str]] = set()
    undecided: list[Undecided] = []
    contradicting: list[Contradiction] = []
    for found in contradictions([file.tree for file in sound.values() if file.tree is not None]):
        if not isinstance(found, Contradiction):
            undecided.append(found)
            continue
        pair = frozenset([found.permits.tree.slug, found.forbids.tree.slug])
        if pair in intended:
            declared.add(pair)
        elif not _worded_otherwise(found.permits.tree, found.forbids.tree):
            contradicting.append(found)
    broken = {file.slug for file in files} - sound.keys()
    return Conflicts(sound, broken, contradicting, declared, undecided)


def _worded_otherwise(first: Tree, second: Tree) -> bool:
    """Whether the two word a question differently: a problem of its own, reported elsewhere.

    Until it is fixed, what they have in common is not known.
    """
    return any(
        (question.text, {answer.text for answer in question.answers})
        != (other.text, {answer.text for answer in other.answers})
        for question in first.questions
        if (other := second.question_by_id.get(question.id)) is not None
    )


def most_conflicting(
    found: Sequence[Pair], sides: Callable[[Pair], Sequence[tuple[str, str, str]]]
) -> Iterator[tuple[tuple[str, str], list[Pair]]]:
    """Every pair once, with the side that is in the most pairs, and those first.

    *sides* gives the two sides of a pair: a tree's slug, a place in it, and the date of the tree's
    review, by which the later one is taken if they are in as many; then the first.
    """
    left = list(found)
    while left:
        counts = Counter(side for pair in left for side in sides(pair))
        listed = [side for pair in left for side in sides(pair)]
        odd = max(dict.fromkeys(listed), key=lambda side: (counts[side], side[2]))
        yield odd[:2], [pair for pair in left if odd in sides(pair)]
        left = [pair for pair in left if odd not in sides(pair)]
