"""The fragments of links within a page that compares boards, and its links to boards' own pages.

The address has the form of :mod:`place`, which can be shared and outlives changes. A comparison may
ask thirty questions, and a page with thirty such links would be large, so links on the page are
short:

    #walk?v=<version>&~=<step>.<step>.…

Each step is an answer's number among those of the question that is asked there, or ``*``. They lead
to the question after the last of them; with ``&at=*`` also past those that the reader has answered
before.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from soundingboard.engine.pages import walk_address
from soundingboard.engine.pages.comparison_progress import (
    BoardProgress,
    ComparisonProgress,
    comparison_progress,
)
from soundingboard.engine.pages.comparison_source import ComparisonSource
from soundingboard.engine.pages.walk_address import NOT_SURE, WalkAddress
from soundingboard.engine.tree import Question

ONWARD = "*"
"""In place of the question shown: the first that the reader hasn't answered."""

_STEPS = "~"


def to_place(source: ComparisonSource, reached: ComparisonProgress, at: str = "") -> str:
    """The fragment for the address: all answers, or those up to the question *at*."""
    names = [question.id for question, _answer in reached.asked]
    if at not in names:
        return walk_address.fragment(source.version, reached.pairs)
    return walk_address.fragment(source.version, reached.pairs[: names.index(at) + 1], at)


def to_question(source: ComparisonSource, reached: ComparisonProgress, count: int) -> str:
    """The short fragment of the question that was asked after the first *count* answers."""
    return _short(source, reached.asked[:count])


def to_answer(
    source: ComparisonSource, reached: ComparisonProgress, question: Question, answer: str
) -> str:
    """The short fragment after *answer*. Answers to later questions are kept, if still asked."""
    before = [item.id for item, _answer in reached.asked]
    changed = question.id in before
    count = before.index(question.id) if changed else len(before)
    steps = [*reached.asked[:count], (question, answer)]
    return _short(source, steps) + (f"&at={ONWARD}" if changed else "")


def steps_of(source: ComparisonSource, found: WalkAddress) -> dict[str, str] | None:
    """The answers in a short fragment, as far as they can be read; ``None`` if it isn't one."""
    if _STEPS not in found.answers:
        return None
    given: dict[str, str] = {}
    steps = found.answers[_STEPS].split(".") if found.version == source.version else []
    for step in steps:
        question = comparison_progress(source, given).next
        if question is None:
            break
        if step == NOT_SURE and source.not_sure(question.id):
            given[question.id] = NOT_SURE
        elif step.isdecimal() and len(step) < 4 and int(step) < len(question.answers):
            given[question.id] = question.answers[int(step)].id
        else:
            break
    return given


def to_board(walk_progress: BoardProgress) -> str:
    """Where the board's own page shows what its answers lead to.

    That is the walk, or where nothing that is left to answer matters, the result among all others.
    """
    board, reached = walk_progress.board, walk_progress.reached
    assert reached is not None, "a board without a tree has come to no result"
    assert board.source is not None
    tree = board.source.tree
    if reached.next is not None and walk_progress.outcome is not None:
        return f"{board.page}#{quote(walk_progress.outcome.id)}"
    pairs = [(item.id, reached.sure.get(item.id, NOT_SURE)) for item in reached.asked]
    return f"{board.page}#{walk_address.fragment(tree.version, pairs)}"


def _short(source: ComparisonSource, steps: Iterable[tuple[Question, str]]) -> str:
    numbers = ".".join(_number(question, answer) for question, answer in steps)
    return f"walk?v={source.version}&{_STEPS}={numbers}"


def _number(question: Question, answer_id: str) -> str:
    for number, answer in enumerate(question.answers):
        if answer.id == answer_id:
            return str(number)
    return NOT_SURE
