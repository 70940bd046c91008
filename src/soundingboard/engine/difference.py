"""What changed between two states of a tree, for every set of answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from soundingboard.engine.parallel_walks import parallel_walks
from soundingboard.engine.tree import Outcome, Question, Tree


class Kind(StrEnum):
    """How a tree changed as a whole, or how the verdict for one set of answers changed."""

    EQUIVALENT = "equivalent"
    MORE_PERMISSIVE = "more permissive"
    LESS_PERMISSIVE = "less permissive"
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True, slots=True)
class Change:
    """Answers that led to another outcome before.

    ``answers`` is a shortest set of them, by the ids of the newer tree where a question has been
    renamed. ``before`` or ``after`` is ``None`` where they cannot be given in that state: an answer
    came or went.
    """

    answers: tuple[tuple[str, str], ...]
    before: Outcome | None
    after: Outcome | None
    paths: int

    @property
    def kind(self) -> Kind:
        """The direction of the change in the order of verdicts."""
        if self.before is None or self.after is None:
            return Kind.INCOMPARABLE
        old, new = self.before.verdict, self.after.verdict
        if old is new:
            return Kind.EQUIVALENT
        if old.rank is None or new.rank is None:
            return Kind.INCOMPARABLE
        return Kind.MORE_PERMISSIVE if new.rank < old.rank else Kind.LESS_PERMISSIVE


@dataclass(frozen=True, slots=True)
class Difference:
    """Two states of one tree held against each other.

    ``paths`` counts the walks of both states taken together, ``changes`` one entry for each pair
    of different outcomes that the same answers lead to.
    """

    before: Tree
    after: Tree
    paths: int
    changes: tuple[Change, ...] = field(default=())

    @property
    def kind(self) -> Kind:
        """The direction of the change as a whole; clauses and wording do not count."""
        kinds = {change.kind for change in self.changes} - {Kind.EQUIVALENT}
        if not kinds:
            return Kind.EQUIVALENT
        return next(iter(kinds)) if len(kinds) == 1 else Kind.INCOMPARABLE


def difference(before: Tree, after: Tree) -> Difference:
    """Compare where every set of answers leads in *before* and in *after*.

    Ids of *before* are first translated by ``after.formerly``.

    Raises:
        Undecided: the two ask their questions in orders so different that the limit of
            :mod:`soundingboard.engine.parallel_walks` is reached.
    """
    old = renamed(before, after.formerly)
    tally = parallel_walks(old, after)
    # Answers that neither state can be given are nobody's.
    tally = {pair: ends for pair, ends in tally.items() if any(pair)}
    changes = []
    for (old_id, new_id), ends in tally.items():
        one = old.outcome_by_id[old_id] if old_id else None
        other = after.outcome_by_id[new_id] if new_id else None
        if not _same(one, other):
            changes.append(Change(ends.answers, one, other, ends.count))
    changes.sort(key=lambda change: (len(change.answers), change.answers))
    return Difference(before, after, sum(ends.count for ends in tally.values()), tuple(changes))


def renamed(tree: Tree, formerly: Mapping[str, str]) -> Tree:
    """*tree* with every id that stands in *formerly* replaced by its present one.

    An id that would then name two questions or outcomes, or two answers of a question, stays.
    """
    if not formerly:
        return tree
    nodes = _names([*tree.question_by_id, *tree.outcome_by_id], formerly)

    def question(item: Question) -> Question:
        names = _names([answer.id for answer in item.answers], formerly)
        answers = tuple(
            replace(answer, id=names[answer.id], to=nodes[answer.to]) for answer in item.answers
        )
        return replace(item, id=nodes[item.id], answers=answers)

    return replace(
        tree,
        questions=tuple(map(question, tree.questions)),
        outcomes=tuple(replace(item, id=nodes[item.id]) for item in tree.outcomes),
    )


def _names(ids: Sequence[str], formerly: Mapping[str, str]) -> dict[str, str]:
    """The present name of each of *ids*, all of them different."""
    names = {item: formerly.get(item, item) for item in ids}
    while len(set(names.values())) < len(names):
        taken = Counter(names.values())
        names = {item: name if taken[name] == 1 else item for item, name in names.items()}
    return names


def _same(one: Outcome | None, other: Outcome | None) -> bool:
    return (
        one is not None
        and other is not None
        and one.verdict is other.verdict
        and set(one.clauses) == set(other.clauses)
    )
