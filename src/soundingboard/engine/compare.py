"""Several trees walked by the same answers; only what still matters to one of them is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from soundingboard.engine.tree import Answers, Outcome, Question, Tree
from soundingboard.engine.unsure import Completions, completions
from soundingboard.engine.walk import Walk, walk


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one tree stands in a comparison.

    ``decided`` holds its completions once they agree on verdict and clauses: nothing that may
    still be asked matters to it. A walk that reached its outcome is always decided.
    """

    walk: Walk
    possible: Completions

    @property
    def decided(self) -> bool:
        """Whether verdict and clauses are settled, whatever is answered from here."""
        return len({(o.verdict, frozenset(o.clauses)) for o in self.possible.outcomes}) == 1

    @property
    def outcome(self) -> Outcome | None:
        """The outcome reached, or the one that stands for all that agree; ``None`` while open."""
        return self.possible.outcomes[0] if self.decided else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several trees walked by one set of answers, in the order given.

    ``question`` is the one to ask next, ``None`` when every tree is decided. ``parts`` tells
    whether trees that are decided differ in their verdict.
    """

    standings: tuple[Standing, ...]
    question: Question | None

    @property
    def parts(self) -> bool:
        """Whether the verdicts known so far differ."""
        verdicts = {s.outcome.verdict for s in self.standings if s.outcome is not None}
        return len(verdicts) > 1


@dataclass(frozen=True, slots=True)
class Row:
    """One line of verdicts, a shortest set of answers that gives it, and how many sets do.

    ``outcomes`` are those that ``answers`` leads to, in the order of the trees.
    """

    answers: tuple[tuple[str, str], ...]
    outcomes: tuple[Outcome, ...]
    count: int

    @property
    def parts(self) -> bool:
        """Whether the verdicts differ."""
        return len({outcome.verdict for outcome in self.outcomes}) > 1


Own = tuple[tuple[str, str], ...]
"""Answers in the order given, each as the ids of its question and of itself."""

LIMIT = 10_000
"""How many sets of answers :func:`table` looks at before it gives up."""


def compare(trees: Sequence[Tree], answers: Answers) -> Comparison:
    """Walk all *trees* by *answers* and find the question to ask next.

    The question that most undecided trees are waiting for comes first; ties go to the tree that
    stands first. Answers to a question that a tree does not ask are no concern of it.

    Raises:
        UnknownAnswer: *answers* gives a question an answer that it does not have.
    """
    return _comparison([_standing(tree, answers) for tree in trees])


def table(trees: Sequence[Tree]) -> tuple[Row, ...] | None:
    """Every line of verdicts that some answers give, in the order in which they are met.

    ``None`` beyond :data:`LIMIT` sets of answers: undecided, and to be told so.
    """
    rows: dict[tuple[str, ...], Row] = {}
    for number, (answers, outcomes) in enumerate(_ways(trees)):
        if number >= LIMIT:
            return None
        key = tuple(outcome.verdict.value for outcome in outcomes)
        known = rows.get(key)
        if known is None:
            rows[key] = Row(answers, outcomes, 1)
        elif len(answers) < len(known.answers):
            rows[key] = Row(answers, outcomes, known.count + 1)
        else:
            rows[key] = Row(known.answers, known.outcomes, known.count + 1)
    return tuple(rows.values())


def _standing(tree: Tree, answers: Answers) -> Standing:
    taken = walk(tree, answers)
    return Standing(taken, completions(tree, taken.answers))


def _comparison(standings: Sequence[Standing]) -> Comparison:
    waiting = [
        standing.walk.question
        for standing in standings
        if standing.walk.question is not None and not standing.decided
    ]
    counts = Counter(question.id for question in waiting)
    question = max(waiting, key=lambda item: counts[item.id], default=None)
    return Comparison(tuple(standings), question)


def _ways(
    trees: Sequence[Tree],
) -> Iterator[tuple[tuple[tuple[str, str], ...], tuple[Outcome, ...]]]:
    """Every way through the questions that :func:`compare` asks, and where it ends.

    Where a tree stands depends on the answers to its own questions alone, which are the same on
    many ways: it is looked up by them.
    """
    known: list[dict[Own, Standing]] = [{(): _standing(tree, {})} for tree in trees]
    asked = [tree.question_by_id.keys() for tree in trees]
    pending: list[tuple[Own, tuple[Own, ...]]] = [((), ((),) * len(trees))]
    while pending:
        answers, own = pending.pop()
        standings = [found[mine] for found, mine in zip(known, own, strict=True)]
        question = _comparison(standings).question
        if question is None:
            yield answers, tuple(s.outcome for s in standings if s.outcome is not None)
            continue
        for answer in reversed(question.answers):
            given = (question.id, answer.id)
            # A tree that does not ask this stands where it stood.
            after = tuple(
                (*mine, given) if question.id in ids else mine
                for ids, mine in zip(asked, own, strict=True)
            )
            for tree, found, mine in zip(trees, known, after, strict=True):
                if mine not in found:
                    found[mine] = _standing(tree, dict(mine))
            pending.append(((*answers, given), after))
