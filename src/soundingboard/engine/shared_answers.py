"""The answers that walks through two trees have in common, up to a limit."""

from __future__ import annotations

from collections.abc import Mapping, Set

from soundingboard.engine.graph import bottom_up
from soundingboard.engine.tree import Tree

LIMIT = 20_000
"""How many ways to answer shared questions are looked at before giving up."""

Ways = Mapping[frozenset[tuple[str, str]], tuple[tuple[str, str], ...]]
"""Answers to shared questions, each with the smallest whole set that reaches a node with them."""


class Undecided(Exception):
    """The limit was reached. Nothing can be said, which must be told and never passed over."""

    def __init__(self, first: Tree, second: Tree) -> None:
        if first.id == second.id:
            what = f"“{first.title}” ({first.id}) asks its questions in an order too different"
        else:
            what = (
                f"“{first.title}” ({first.id}) and “{second.title}” ({second.id}) share too many "
                "questions"
            )
        super().__init__(f"{what}: more than {LIMIT} ways to answer them")
        self.first = first
        self.second = second


def ways(tree: Tree, shared: Set[str]) -> dict[str, Ways] | None:
    """For each node of *tree*, every way to answer the *shared* questions on a walk to it.

    ``None`` when there are more than :data:`LIMIT` in all.
    """
    found: dict[str, dict[frozenset[tuple[str, str]], tuple[tuple[str, str], ...]]]
    found = {tree.start.id: {frozenset(): ()}}
    total = 1
    for question in reversed(bottom_up(tree)):
        here = found[question.id]
        for answer in question.answers:
            there = found.setdefault(answer.to, {})
            pair = (question.id, answer.id)
            for given, answers in here.items():
                key = given | {pair} if question.id in shared else given
                longer = (*answers, pair)
                if key not in there:
                    there[key] = longer
                    total += 1
                elif len(longer) < len(there[key]):
                    there[key] = longer
            if total > LIMIT:
                return None
    return {node: dict(items) for node, items in found.items()}


ENOUGH = 2
"""How many answers two walks must have in common to be about one act, unless one has fewer."""


def meet(first: Ways, second: Ways) -> tuple[dict[str, str], dict[str, str]] | None:
    """One way of each that are about one act, as whole sets; ``None`` if there are no such two.

    They disagree in no answer, and have :data:`ENOUGH` of them in common, or all of the one that
    is shorter. A single answer, such as whose account it is, says too little of what is done.
    """
    for shared, answers in first.items():
        given = dict(shared)
        for other_shared, other_answers in second.items():
            common = len(shared & other_shared)
            if common < min(ENOUGH, len(answers), len(other_answers)):
                continue
            if all(given.get(question, answer) == answer for question, answer in other_shared):
                return dict(answers), dict(other_answers)
    return None
