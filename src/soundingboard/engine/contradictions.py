"""Contradictions: for the same answers, one tree permits and another forbids by one clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from soundingboard.engine.shared_answers import LIMIT, Undecided, meet, ways
from soundingboard.engine.tree import Outcome, Tree
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.walk import Walk, walk

PERMITS = frozenset({Verdict.ALLOWED, Verdict.ALLOWED_WITH_CONDITIONS})


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two walks by one set of answers: ``permits`` ends where ``forbids`` says the opposite.

    ``clauses`` are those that both reasons cite.
    """

    permits: Walk
    forbids: Walk
    clauses: tuple[str, ...]

    @property
    def answers(self) -> dict[str, str]:
        """The answers that lead to both."""
        return {**self.permits.answers, **self.forbids.answers}


def contradictions(trees: Sequence[Tree]) -> Iterator[Contradiction | Undecided]:
    """Every pair of contradicting outcomes among *trees*, all of one procedure.

    One set of answers is given for each pair. A pair of trees that shares too many questions comes
    as :class:`Undecided`. Within one tree a set of answers has one outcome, so nothing can
    contradict.
    """
    for first, second in combinations(trees, 2):
        pairs = [*_opposed(first, second), *_opposed(second, first)]
        if not pairs:
            continue
        yield from _between(first, second, pairs)


def _between(
    first: Tree, second: Tree, pairs: list[tuple[Tree, Outcome, Tree, Outcome]]
) -> Iterator[Contradiction | Undecided]:
    shared = first.question_by_id.keys() & second.question_by_id.keys()
    reached = {first.id: ways(first, shared), second.id: ways(second, shared)}
    for permitting, permits, forbidding, forbids in pairs:
        here, there = reached[permitting.id], reached[forbidding.id]
        if here is None or there is None:
            yield Undecided(first, second)
            return
        one, other = here.get(permits.id, {}), there.get(forbids.id, {})
        if len(one) * len(other) > LIMIT:
            yield Undecided(first, second)
            return
        met = meet(one, other)
        if met is not None:
            yield Contradiction(
                permits=walk(permitting, met[0]),
                forbids=walk(forbidding, met[1]),
                clauses=tuple(c for c in permits.grounds if c in forbids.grounds),
            )


def _opposed(permitting: Tree, forbidding: Tree) -> Iterator[tuple[Tree, Outcome, Tree, Outcome]]:
    """Outcomes whose reasons cite a common clause, the first permitting, the second forbidding.

    Clauses of steps alone do not count: most are duties that hold whatever the verdict.
    """
    strict = [o for o in forbidding.outcomes if o.verdict is Verdict.NOT_ALLOWED]
    for permits in permitting.outcomes if strict else ():
        if permits.verdict in PERMITS:
            for forbids in strict:
                if not set(permits.grounds).isdisjoint(forbids.grounds):
                    yield permitting, permits, forbidding, forbids
