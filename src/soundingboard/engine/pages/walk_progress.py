"""How far a set of answers leads when some are “I'm not sure”."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from soundingboard.engine.completions import Completions, completions
from soundingboard.engine.graph import reachable
from soundingboard.engine.pages.tree_source import TreeSource
from soundingboard.engine.pages.walk_address import NOT_SURE
from soundingboard.engine.tree import Outcome, Question, Tree


@dataclass(frozen=True)
class WalkProgress:
    """Where answers to a tree's questions lead.

    ``asked`` are the questions on the way, answered or not sure, in the order asked; ``sure`` the
    answers among them, and ``known`` all that bear on the verdict. ``next`` is the question to ask
    now, or ``None`` if no other answer would change the verdict.
    """

    tree: Tree
    asked: tuple[Question, ...]
    sure: Mapping[str, str]
    known: Mapping[str, str]
    next: Question | None

    @cached_property
    def found(self) -> Completions:
        """What can still follow. Most steps don't show it, so it's computed when it's needed."""
        return completions(self.tree, self.known)

    @property
    def outcome(self) -> Outcome | None:
        """The one outcome that follows, or ``None`` while a question is open or several can."""
        if self.next is None and len(self.found.outcomes) == 1:
            return self.found.outcomes[0]
        return None


def walk_progress(source: TreeSource, answers: Mapping[str, str]) -> WalkProgress:
    """Where *answers* lead; those that aren't asked with the others count for nothing.

    With a question left open, the others go on: the next is the first whose answer can still make
    a difference to the verdict.
    """
    tree = source.tree
    path, open_ = _path(source, answers)
    if open_ is None or answers.get(open_.id) != NOT_SURE:
        kept = {question.id: answers[question.id] for question in path}
        return WalkProgress(tree, path, kept, kept, open_)
    sure = {
        question.id: answers[question.id]
        for question in tree.questions
        if question.answer(answers.get(question.id, "")) is not None
    }
    reached = reachable(tree, sure)
    asked = [
        question
        for question in source.order
        if question.id in reached and (question.id in sure or answers.get(question.id) == NOT_SURE)
    ]
    given = {question.id for question in asked}
    deciding = {question.id for question in completions(tree, sure).deciding}
    waiting = [
        question
        for question in source.order
        if question.id in deciding and question.id not in given
    ]
    kept = {question.id: sure[question.id] for question in asked if question.id in sure}
    return WalkProgress(tree, tuple(asked), kept, sure, waiting[0] if waiting else None)


def _path(
    source: TreeSource, answers: Mapping[str, str]
) -> tuple[tuple[Question, ...], Question | None]:
    """The questions answered one after the other, and the first that isn't."""
    tree = source.tree
    path: list[Question] = []
    question: Question | None = tree.start
    while question is not None:
        answer = question.answer(answers.get(question.id, ""))
        if answer is None:
            return tuple(path), question
        path.append(question)
        question = tree.question_by_id.get(answer.to)
    return tuple(path), None
