"""The fragments of links within a tree's page."""

from __future__ import annotations

from collections.abc import Mapping

from soundingboard.engine.facts import facts
from soundingboard.engine.pages import place
from soundingboard.engine.pages.place import NOT_SURE
from soundingboard.engine.pages.standing import Standing
from soundingboard.engine.pages.tree_source import TreeSource
from soundingboard.engine.tree import Question, Tree

MOST_PATHS = 200
"""In a tree with more paths, a shared link names the last answer alone."""


def is_large(tree: Tree) -> bool:
    """Whether *tree* has too many paths for an anchor of each."""
    return facts(tree).paths > MOST_PATHS


def unsure_id(question: Question) -> str:
    """The anchor of what can follow if *question* is left open. No slug has two hyphens."""
    return f"{question.id}--not-sure"


def to_place(
    source: TreeSource, reached: Standing, answers: Mapping[str, str], at: str = ""
) -> str:
    """The fragment of *answers* as far as they're asked; *at* is the question shown."""
    pairs = [(item.id, answers[item.id]) for item in reached.asked if item.id in answers]
    return place.fragment(source.tree.version, pairs, at)


def to_answer(
    source: TreeSource, answers: Mapping[str, str], question: Question, answer: str
) -> str:
    """The fragment after *answer*. What was answered later is kept, in case it's asked again."""
    changed = {**answers, question.id: answer}
    pairs = [(item.id, changed[item.id]) for item in source.order if item.id in changed]
    return place.fragment(source.tree.version, pairs, question.id if answer == NOT_SURE else "")


def to_share(source: TreeSource, reached: Standing, answers: Mapping[str, str]) -> str:
    """The fragment of a result for others: the id of an anchor that the static page has."""
    if is_large(source.tree) and reached.outcome is not None:
        last = reached.asked[-1].id
        if last in reached.sure:
            return place.fragment(source.tree.version, [(last, reached.sure[last])])
    return to_place(source, reached, answers)
