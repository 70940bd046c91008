"""Why a walk ended as it did, and what nearest change would have ended it otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from soundingboard.engine.completions import completions
from soundingboard.engine.graph import bottom_up
from soundingboard.engine.tree import Answer, Answers, Question, Tree
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.walk import Walk, walk


@dataclass(frozen=True, slots=True)
class Explanation:
    """The reasons of a walk that reached an outcome.

    ``deciding`` are the answers without which another verdict would have been possible, all other
    answers standing. ``otherwise`` is the nearest walk to a different verdict, and ``changed``
    the answers in which it departs from the one given; both empty when the tree has one verdict.
    """

    walk: Walk
    deciding: tuple[tuple[Question, Answer], ...]
    otherwise: Walk | None
    changed: tuple[tuple[Question, Answer], ...]


def explain(tree: Tree, answers: Answers) -> Explanation | None:
    """Explain the outcome that *answers* leads to; ``None`` while a question is open.

    Raises:
        UnknownAnswer: *answers* gives a question an answer that it does not have.
    """
    taken = walk(tree, answers)
    if taken.outcome is None:
        return None
    verdict = taken.outcome.verdict
    known = taken.answers
    deciding = tuple(
        (question, answer)
        for question, answer in taken.path
        if any(
            completions(tree, {**known, question.id: other.id}).verdicts != {verdict}
            for other in question.answers
            if other is not answer
        )
    )
    otherwise = _nearest(tree, known, verdict)
    changed: tuple[tuple[Question, Answer], ...] = ()
    if otherwise is not None:
        changed = tuple(
            (question, answer)
            for question, answer in otherwise.path
            if question.id in known and known[question.id] != answer.id
        )
    return Explanation(taken, deciding, otherwise, changed)


def _nearest(tree: Tree, known: Answers, verdict: Verdict) -> Walk | None:
    """The walk to another verdict with the fewest changed, then the fewest further answers.

    Dynamic programming from the outcomes up: linear in the size of the graph. Ties go to the
    answer that stands first.
    """
    best: dict[str, tuple[int, int]] = {
        outcome.id: (0, 0) for outcome in tree.outcomes if outcome.verdict != verdict
    }
    chosen: dict[str, Answer] = {}
    for question in bottom_up(tree):
        costs = []
        for place, answer in enumerate(question.answers):
            if answer.to in best:
                changes, further = best[answer.to]
                if question.id not in known:
                    further += 1
                elif known[question.id] != answer.id:
                    changes += 1
                costs.append((changes, further, place))
        if costs:
            changes, further, place = min(costs)
            best[question.id] = (changes, further)
            chosen[question.id] = question.answers[place]
    if tree.start.id not in chosen:
        return None
    answers: dict[str, str] = {}
    node = tree.start.id
    while node in chosen:
        answers[node] = chosen[node].id
        node = chosen[node].to
    return walk(tree, answers)
