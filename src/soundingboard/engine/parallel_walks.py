"""Walks through two states of a tree at once, by the same answers: every set of answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from soundingboard.engine.graph import bottom_up
from soundingboard.engine.shared_answers import LIMIT, Undecided
from soundingboard.engine.tree import Answer, Question, Tree

_NOWHERE = ""
"""Where an answer leads that a tree does not have."""

_Memory = frozenset[tuple[str, str]]
_State = tuple[str, str, _Memory]
_Branch = tuple[tuple[tuple[str, str], ...], _State]
_Tally = dict[tuple[str, str], "Ends"]


@dataclass(frozen=True, slots=True)
class Ends:
    """How many parallel walks end at one pair of outcomes, and the answers of a shortest one."""

    count: int
    answers: tuple[tuple[str, str], ...]


def parallel_walks(before: Tree, after: Tree) -> Mapping[tuple[str, str], Ends]:
    """The pairs of outcome ids to which the same answers lead in *before* and *after*.

    An empty id stands for answers that one of the two cannot be given, since it lacks one of
    them. Both trees advance in step; where they ask in different orders, the answer one of them
    took is remembered until the other asks. Equal trees cost time linear in their size.

    Raises:
        Undecided: more pairs of states than the limit of two-tree analyses.
    """
    walker = _Walker(before, after)
    start: _State = (before.start.id, after.start.id, frozenset())
    done: dict[_State, _Tally] = {}
    pending = [start]
    while pending:
        state = pending[-1]
        branches = None if state in done else list(walker.branches(state))
        if branches is None:
            pending.pop()
            continue
        waiting = [to for _, to in branches if to not in done]
        if waiting:
            pending.extend(waiting)
            continue
        if len(done) >= LIMIT:
            raise Undecided(before, after)
        done[state] = _sum(state, branches, done)
        pending.pop()
    return done[start]


def _sum(state: _State, branches: list[_Branch], done: Mapping[_State, _Tally]) -> _Tally:
    if not branches:
        return {state[:2]: Ends(1, ())}
    total: _Tally = {}
    for given, to in branches:
        for pair, ends in done[to].items():
            answers = (*given, *ends.answers)
            known = total.get(pair)
            if known is None:
                total[pair] = Ends(ends.count, answers)
            else:
                shorter = min(known.answers, answers, key=len)
                total[pair] = Ends(known.count + ends.count, shorter)
    return total


class _Walker:
    """Knows, for each pair of nodes, which question to take next and where its answers lead."""

    def __init__(self, before: Tree, after: Tree) -> None:
        self._before = before.question_by_id
        self._after = after.question_by_id
        self._ahead_before = _ahead(before)
        self._ahead_after = _ahead(after)

    def branches(self, state: _State) -> Iterator[_Branch]:
        """The states that follow, each with the answer newly given; none at a pair of ends.

        The memory holds answers that *before* has been given and *after* may still ask for.
        """
        one, other, memory = state
        first, second = self._before.get(one), self._after.get(other)
        if second and second.id in dict(memory):
            asked = (second.id, dict(memory)[second.id])
            yield from self._branch((), one, _to(second, asked[1]), memory - {asked})
        elif first and second and first.id == second.id:
            for answer in _answers(first, second):
                given = (first.id, answer)
                yield from self._branch((given,), _to(first, answer), _to(second, answer), memory)
        elif first and not (second and first.id in self._ahead_after[other]):
            for item in first.answers:
                yield from self._branch(((first.id, item.id),), item.to, other, memory)
        elif second and not (first and second.id in self._ahead_before[one]):
            for item in second.answers:
                yield from self._branch(((second.id, item.id),), one, item.to, memory)
        elif first:
            for answer in _answers(first, self._after[first.id]):
                given = (first.id, answer)
                yield from self._branch((given,), _to(first, answer), other, memory | {given})

    def _branch(
        self, given: tuple[tuple[str, str], ...], one: str, other: str, memory: _Memory
    ) -> Iterator[_Branch]:
        """The state to come, unless an answer that only *after* has will not be asked for."""
        ahead = self._ahead_after.get(other, frozenset())
        kept = frozenset(pair for pair in memory if pair[0] in ahead)
        if all(self._before[question].answer(answer) for question, answer in memory - kept):
            yield given, (one, other, kept)


def _answers(first: Question, second: Question) -> tuple[str, ...]:
    """The ids of the answers that either question has."""
    return tuple(dict.fromkeys(answer.id for answer in (*first.answers, *second.answers)))


def _to(question: Question, answer_id: str) -> str:
    answer: Answer | None = question.answer(answer_id)
    return answer.to if answer is not None else _NOWHERE


def _ahead(tree: Tree) -> dict[str, frozenset[str]]:
    """For each question, the ids of the questions that a walk can ask from it on, itself too."""
    ahead: dict[str, frozenset[str]] = {}
    for question in bottom_up(tree):
        following = (ahead.get(answer.to, frozenset()) for answer in question.answers)
        ahead[question.id] = frozenset([question.id]).union(*following)
    return ahead
