"""Walking two trees by the same answers, under a stated limit."""

from __future__ import annotations

from collections.abc import Mapping, Set

from soundingboard.engine.graph import bottom_up
from soundingboard.engine.tree import Tree

LIMIT = 20_000
"""How many ways to answer shared questions are looked at before giving up."""

Ways = Mapping[frozenset[tuple[str, str]], tuple[tuple[str, str], ...]]
"""Answers to shared questions, each with one whole set that has them and reaches a node."""


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
                if key not in there:
                    there[key] = (*answers, pair)
                    total += 1
            if total > LIMIT:
                return None
    return {node: dict(items) for node, items in found.items()}


def meet(first: Ways, second: Ways) -> tuple[dict[str, str], dict[str, str]] | None:
    """One way of each that go together, as whole sets, or ``None`` if every pair disagrees."""
    for shared, answers in first.items():
        given = dict(shared)
        for other_shared, other_answers in second.items():
            if all(given.get(question, answer) == answer for question, answer in other_shared):
                return dict(answers), dict(other_answers)
    return None
