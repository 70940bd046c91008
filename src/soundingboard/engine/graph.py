"""A tree as a graph: an order to compute in, and all its walks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from soundingboard.engine.tree import Answer, Answers, Outcome, Question, Tree
from soundingboard.engine.walk import Walk, target


def bottom_up(tree: Tree, start: Question | None = None) -> tuple[Question, ...]:
    """The questions that a walk can reach, each after every question that its answers lead to.

    The walk begins at *start*, or else at the first question. Linear in the size of the graph. It
    doesn't recurse, so deep trees are fine.
    """
    start = start or tree.start
    order: list[Question] = []
    seen = {start.id}
    pending: list[tuple[Question, Iterator[Answer]]] = [(start, iter(start.answers))]
    while pending:
        question, answers = pending[-1]
        following = next(answers, None)
        if following is None:
            order.append(question)
            pending.pop()
            continue
        node = target(tree, following)
        if isinstance(node, Question) and node.id not in seen:
            seen.add(node.id)
            pending.append((node, iter(node.answers)))
    return tuple(order)


def open_answers(question: Question, known: Answers) -> tuple[Answer, ...]:
    """The answers of *question* that *known* leaves possible."""
    answer = question.answer(known[question.id]) if question.id in known else None
    return question.answers if answer is None else (answer,)


def walks(tree: Tree, known: Answers | None = None) -> Iterator[Walk]:
    """Every walk from the first question to an outcome that *known* leaves possible.

    Their number can be exponential in the size of the tree; use it on what is small, or stop.
    """
    pending: list[tuple[tuple[tuple[Question, Answer], ...], Question | Outcome]]
    pending = [((), tree.start)]
    while pending:
        path, node = pending.pop()
        if isinstance(node, Outcome):
            yield Walk(tree, path, node, ())
            continue
        for answer in reversed(open_answers(node, known or {})):
            pending.append(((*path, (node, answer)), target(tree, answer)))


def reachable(tree: Tree, known: Mapping[str, str], start: Question | None = None) -> set[str]:
    """Ids of the questions and outcomes that walks can reach when *known* is the case.

    They begin at *start*, or else at the first question.
    """
    start = start or tree.start
    reached = {start.id}
    waiting = [start]
    while waiting:
        for answer in open_answers(waiting.pop(), known):
            if answer.to not in reached:
                reached.add(answer.to)
                node = target(tree, answer)
                if isinstance(node, Question):
                    waiting.append(node)
    return reached
