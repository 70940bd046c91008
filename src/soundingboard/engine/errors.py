"""What the engine raises. Every message is a sentence that a reader can act on."""

from __future__ import annotations

from typing import ClassVar

from soundingboard.engine.tree import Question, Tree


class EngineError(Exception):
    """Base of the engine's errors. ``code`` is stable and fit for programs."""

    code: ClassVar[str] = "engine-error"


class UnknownQuestion(EngineError):
    """A tree was asked about a question that it does not have."""

    code = "unknown-question"

    def __init__(self, tree: Tree, question_id: str) -> None:
        super().__init__(f"“{tree.title}” does not ask “{question_id}”.")
        self.question_id = question_id


class UnknownAnswer(EngineError):
    """A situation gives a question an answer that it does not have."""

    code = "unknown-answer"

    def __init__(self, question: Question, answer_id: str) -> None:
        labels = ", ".join(f"“{answer.text}”" for answer in question.answers)
        super().__init__(f"“{question.text}” has no answer “{answer_id}”. Choose one of {labels}.")
        self.question_id = question.id
        self.answer_id = answer_id


class UnknownTree(EngineError):
    """A message names a tree that was not opened."""

    code = "unknown-tree"

    def __init__(self, key: str) -> None:
        super().__init__(f"The tree “{key}” is not open. Open it first.")


class BadMessage(EngineError):
    """A message is not JSON, or not of a form that the engine knows."""

    code = "bad-message"
