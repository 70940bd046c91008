"""“I'm not sure”: what follows when some answers are unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from soundingboard.engine.graph import bottom_up, open_answers, reachable
from soundingboard.engine.tree import Answers, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Completions:
    """Everything that can still follow from some answers, whatever the others are.

    ``outcomes`` are those that some completion reaches, in the tree's order. ``deciding`` are the
    open questions whose answers do not all leave the same verdicts possible, in the tree's order.
    """

    outcomes: tuple[Outcome, ...]
    deciding: tuple[Question, ...]

    @property
    def verdicts(self) -> frozenset[Verdict]:
        """The verdicts that some completion reaches."""
        return frozenset(outcome.verdict for outcome in self.outcomes)

    @property
    def agreed(self) -> Verdict | None:
        """The verdict on which all completions agree, or ``None``."""
        return next(iter(self.verdicts)) if len(self.verdicts) == 1 else None

    @property
    def mildest(self) -> Verdict | None:
        """The most permissive verdict among those in the order; ``None`` if none is in it."""
        return min(_ordered(self.verdicts), key=_rank, default=None)

    @property
    def strictest(self) -> Verdict | None:
        """The least permissive verdict among those in the order; ``None`` if none is in it."""
        return max(_ordered(self.verdicts), key=_rank, default=None)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of all ``outcomes``, once each, in the order of the outcomes."""
        return tuple(dict.fromkeys(c for outcome in self.outcomes for c in outcome.clauses))


def completions(tree: Tree, known: Answers, start: Question | None = None) -> Completions:
    """What can follow from *known*, in time linear in the size of the graph.

    Pass *start* to look only at that question and those after it. No path asks a question twice,
    so every combination of answers is possible and reachability is exact.
    """
    reached = reachable(tree, known, start)
    possible: dict[str, frozenset[Verdict]] = {
        outcome.id: frozenset([outcome.verdict]) for outcome in tree.outcomes
    }
    deciding = set()
    for question in bottom_up(tree, start):
        branches = [possible[answer.to] for answer in open_answers(question, known)]
        possible[question.id] = frozenset().union(*branches)
        if question.id in reached and any(branch != branches[0] for branch in branches):
            deciding.add(question.id)
    return Completions(
        outcomes=tuple(outcome for outcome in tree.outcomes if outcome.id in reached),
        deciding=tuple(question for question in tree.questions if question.id in deciding),
    )


def _ordered(verdicts: Iterable[Verdict]) -> list[Verdict]:
    return [verdict for verdict in verdicts if verdict.rank is not None]


def _rank(verdict: Verdict) -> int:
    return -1 if verdict.rank is None else verdict.rank
