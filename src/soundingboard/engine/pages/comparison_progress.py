"""How far a set of answers leads at every board of a comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from soundingboard.engine.compare import agree, most_wanted
from soundingboard.engine.pages.comparison_source import Board, ComparisonSource
from soundingboard.engine.pages.walk_progress import WalkProgress, walk_progress
from soundingboard.engine.tree import Outcome, Question

_Pairs = tuple[tuple[str, str], ...]

_MOST_STEPS = 500
"""How many steps a source remembers."""


@dataclass(frozen=True, slots=True)
class BoardProgress:
    """Where answers lead at one board; ``reached`` is ``None`` where it has no tree.

    ``next`` is the question that the board waits for; ``None`` if nothing that it may still ask
    would change its verdict or its clauses. ``outcome`` is what the board says, the first of those
    that can follow if they agree on verdict and clauses; ``None`` while that is open or depends on
    what isn't known.
    """

    board: Board
    reached: WalkProgress | None = None
    next: Question | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class ComparisonProgress:
    """Where answers lead at all boards, in the boards' order.

    ``asked`` are the questions that were asked, in their order, with the answers. ``next`` is the
    one to ask now; ``None`` if no board waits for any.
    """

    boards: tuple[BoardProgress, ...]
    asked: tuple[tuple[Question, str], ...]
    next: Question | None

    @property
    def pairs(self) -> _Pairs:
        """The ids of the questions asked and of their answers."""
        return tuple((question.id, answer) for question, answer in self.asked)

    @property
    def decided(self) -> tuple[BoardProgress, ...]:
        """The boards that have come to what they say."""
        return tuple(item for item in self.boards if item.outcome is not None)

    @property
    def differ(self) -> bool:
        """Whether the verdicts known so far differ."""
        verdicts = {item.outcome.verdict for item in self.boards if item.outcome is not None}
        return len(verdicts) > 1


def comparison_progress(source: ComparisonSource, answers: Mapping[str, str]) -> ComparisonProgress:
    """Ask what some board waits for, one question at a time, as long as *answers* has an answer.

    The question that most boards wait for comes first; ties go to the board that comes first. So
    answers that no board asks for, given the others, count for nothing.
    """
    here = _step(source, ())
    pairs: _Pairs = ()
    while here.next is not None and here.next.id in answers:
        pairs = (*pairs, (here.next.id, answers[here.next.id]))
        here = _step(source, pairs)
    return here


def asking(
    source: ComparisonSource, reached: ComparisonProgress, question: Question
) -> tuple[Board, ...]:
    """The boards to which *question* matters, when it is asked after the questions before it."""
    names = [item.id for item, _answer in reached.asked]
    count = names.index(question.id) if question.id in names else len(names)
    return tuple(
        item.board
        for item in _step(source, reached.pairs[:count]).boards
        if item.reached is not None
        and item.next is not None
        and question.id in {item.next.id, *(other.id for other in item.reached.found.deciding)}
    )


def first_difference(
    source: ComparisonSource, found: ComparisonProgress
) -> tuple[Question, str] | None:
    """The answer with which verdicts first differed; ``None`` if they did before the first."""
    for count, given in enumerate(found.asked):
        if _step(source, found.pairs[:count]).differ:
            return found.asked[count - 1] if count else None
        if _step(source, found.pairs[: count + 1]).differ:
            return given
    return None


def _step(source: ComparisonSource, pairs: _Pairs) -> ComparisonProgress:
    """Where *pairs* lead, each to the question asked before it; known from the step before."""
    if pairs in source.steps:
        known: ComparisonProgress = source.steps[pairs]
        return known
    if len(source.steps) >= _MOST_STEPS:
        source.steps.clear()
    if not pairs:
        asked: tuple[tuple[Question, str], ...] = ()
        boards = tuple(_board_progress(board, {}) for board in source.boards)
    else:
        before = _step(source, pairs[:-1])
        name, answer = pairs[-1]
        asked = (*before.asked, (source.questions[name], answer))
        answers = dict(pairs)
        boards = tuple(
            _board_progress(item.board, answers)
            if item.board.source is not None and name in item.board.source.tree.question_by_id
            else item
            for item in before.boards
        )
    found = ComparisonProgress(
        boards, asked, most_wanted([item.next for item in boards if item.next is not None])
    )
    source.steps[pairs] = found
    return found


def _board_progress(board: Board, answers: Mapping[str, str]) -> BoardProgress:
    if board.source is None:
        return BoardProgress(board)
    reached = walk_progress(board.source, answers)
    if agree(reached.found.outcomes):
        return BoardProgress(board, reached, outcome=reached.found.outcomes[0])
    return BoardProgress(board, reached, next=reached.next)
