"""The fragments of links within a tree's page.

The address has the form of :mod:`place`, which can be shared and outlives changes. Links back to
questions that were asked before are many, and hold all answers, so they're short:

    #walk?v=<version>&~=<question>-<answer>.<question>-<answer>.…&at=<question>

Questions and answers are numbers here, in the tree's order, and ``*`` is “I'm not sure”.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from soundingboard.engine.pages import walk_address
from soundingboard.engine.pages.tree_source import TreeSource
from soundingboard.engine.pages.walk_address import NOT_SURE, WalkAddress
from soundingboard.engine.pages.walk_html import Link
from soundingboard.engine.pages.walk_progress import WalkProgress
from soundingboard.engine.tree import Question, Tree
from soundingboard.engine.tree_statistics import tree_statistics

MOST_PATHS = 200
"""In a tree with more paths, a shared link names the last answer alone."""

_SHORT = "~"
_HOLE = "\0"  # Where an answer's id goes; no id has such a character.
_STEP = re.compile(r"(\d{1,4})-(\d{1,4}|\*)")


def is_large(tree: Tree) -> bool:
    """Whether *tree* has too many paths for an anchor of each."""
    return tree_statistics(tree).paths > MOST_PATHS


def unsure_id(question: Question) -> str:
    """The anchor of what can follow if *question* is left open. No slug has two hyphens."""
    return f"{question.id}--not-sure"


def to_place(
    source: TreeSource, reached: WalkProgress, answers: Mapping[str, str], at: str = ""
) -> str:
    """The fragment of *answers* as far as they're asked; *at* is the question shown."""
    pairs = [(item.id, answers[item.id]) for item in reached.asked if item.id in answers]
    return walk_address.fragment(source.tree.version, pairs, at)


def to_question(
    source: TreeSource, reached: WalkProgress, answers: Mapping[str, str], at: str
) -> str:
    """The short fragment of the question *at*, which was asked before."""
    steps = ".".join(
        f"{source.order.index(item)}-{_number(item, answers[item.id])}" for item in reached.asked
    )
    return f"walk?v={source.tree.version}&{_SHORT}={steps}&at={walk_address.quoted(at)}"


def is_short(found: WalkAddress) -> bool:
    """Whether *found* is the place of a short fragment."""
    return _SHORT in found.answers


def answers_of(source: TreeSource, found: WalkAddress) -> dict[str, str]:
    """The answers in a short fragment; those of another version of the tree can't be read."""
    if found.version != source.tree.version:
        return {}
    given: dict[str, str] = {}
    for step in map(_STEP.fullmatch, found.answers[_SHORT].split(".")):
        if step is None or int(step[1]) >= len(source.order):
            continue
        question = source.order[int(step[1])]
        if step[2] == NOT_SURE and source.tree.not_sure:
            given[question.id] = NOT_SURE
        elif step[2] != NOT_SURE and int(step[2]) < len(question.answers):
            given[question.id] = question.answers[int(step[2])].id
    return given


def _number(question: Question, answer_id: str) -> str:
    for number, answer in enumerate(question.answers):
        if answer.id == answer_id:
            return str(number)
    return NOT_SURE


def to_answers(source: TreeSource, answers: Mapping[str, str], question: Question) -> Link:
    """The links to each answer of *question*. What was answered later is kept, in case it's asked.

    They differ in the one answer, so the rest is written once.
    """

    def whole(answer: str, at: str = "") -> str:
        changed = {**answers, question.id: answer}
        pairs = [(item.id, changed[item.id]) for item in source.order if item.id in changed]
        return f"#{walk_address.fragment(source.tree.version, pairs, at)}"

    before, _, after = whole(_HOLE).partition(walk_address.quoted(_HOLE))
    not_sure = whole(NOT_SURE, question.id)
    return lambda answer: (
        not_sure if answer == NOT_SURE else f"{before}{walk_address.quoted(answer)}{after}"
    )


def to_share(source: TreeSource, reached: WalkProgress, answers: Mapping[str, str]) -> str:
    """The fragment of a result for others: the id of an anchor that the static page has."""
    if is_large(source.tree) and reached.outcome is not None:
        last = reached.asked[-1].id
        if last in reached.sure:
            return walk_address.fragment(source.tree.version, [(last, reached.sure[last])])
    return to_place(source, reached, answers)
