"""What the engine raises. Every message is a sentence that a reader can act on."""

from __future__ import annotations

from typing import ClassVar

from soundingboard.engine.tree import Question


class EngineError(Exception):
    """Base of the engine's errors. ``code`` is stable and fit for programs."""

    code: ClassVar[str] = "engine-error"


class UnknownAnswer(EngineError):
    """A question is given an answer that it does not have."""

    code = "unknown-answer"

    def __init__(self, question: Question, answer_id: str) -> None:
        labels = ", ".join(f"“{answer.text}”" for answer in question.answers)
        super().__init__(f"“{question.text}” has no answer “{answer_id}”. Choose one of {labels}.")
        self.question_id = question.id
        self.answer_id = answer_id


class UnknownPage(EngineError):
    """A message names a page that was not opened."""

    code = "unknown-page"

    def __init__(self, key: str) -> None:
        super().__init__(f"The page “{key}” is not open. Open it first.")


class BadMessage(EngineError):
    """A message is not JSON, or not of a form that the engine knows."""

    code = "bad-message"


class BadSeed(EngineError):
    """A quiz is to be drawn by what is no seed."""

    code = "bad-seed"

    def __init__(self, seed: str) -> None:
        super().__init__(f"“{seed}” is no seed: a seed is 32 of the digits 0–9 and a–f.")


class UnknownScenario(EngineError):
    """An answer is to a scenario that the quiz does not hold."""

    code = "unknown-scenario"

    def __init__(self, title: str, scenario_id: str) -> None:
        super().__init__(f"This quiz of “{title}” does not hold the scenario “{scenario_id}”.")


class UnknownChoice(EngineError):
    """An answer ticks a choice that the scenario does not have."""

    code = "unknown-choice"

    def __init__(self, title: str, choice_id: str) -> None:
        super().__init__(f"The scenario “{title}” has no choice “{choice_id}”.")


class NotPassed(EngineError):
    """A receipt is asked for a quiz that is not finished, or not passed."""

    code = "not-passed"

    def __init__(self, score: int, pass_mark: int, unanswered: int) -> None:
        done = f"{unanswered} not answered yet" if unanswered else "all answered"
        super().__init__(
            f"The quiz is not passed: {score} right of {pass_mark} needed, {done}. "
            "A receipt is made for a passed quiz only."
        )


class BadReceipt(EngineError):
    """A receipt is not of its form, or does not agree with itself or with its course."""

    code = "bad-receipt"
