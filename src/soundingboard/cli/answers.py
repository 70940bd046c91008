"""From what a user types to questions and answers of a tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from soundingboard.authoring.problems.problem import did_you_mean
from soundingboard.authoring.source.markdown import slug, squeeze
from soundingboard.authoring.wording import _
from soundingboard.cli.errors import WrongUse
from soundingboard.cli.reasons import not_sure
from soundingboard.engine.tree import Answer, Question, Tree


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """What a user said of a tree: answers, and the questions that they cannot answer."""

    answers: dict[str, str]
    unsure: frozenset[str]


def read_given(tree: Tree, given: Iterable[str]) -> GivenAnswers:
    """What *given*, texts like ``Question=Answer``, says of *tree*.

    Question and answer are each an id, or the text in any case. An equals sign may be part of
    either. An answer may be ``?`` or ``not sure``, unless the tree doesn't offer it.

    Raises:
        WrongUse: a text has no equals sign, the tree has no such question, the question has no
            such answer, or a question has two answers.
    """
    answers: dict[str, str | None] = {}
    for text in given:
        question, answer = _read(tree, text)
        chosen = answer.id if answer is not None else None
        if answers.setdefault(question.id, chosen) != chosen:
            raise WrongUse(
                _(
                    "Expected one answer to “{question}”, found two different ones. Remove one of "
                    "them."
                ).format(question=question.text)
            )
    return GivenAnswers(
        {question: answer for question, answer in answers.items() if answer is not None},
        frozenset(question for question, answer in answers.items() if answer is None),
    )


def is_not_sure(typed: str) -> bool:
    """Whether *typed* says that a question cannot be answered."""
    return typed.strip() == "?" or _id(typed) == _id(not_sure())


def find_answer(question: Question, typed: str) -> Answer | None:
    """The answer whose id or text was *typed*, in any case."""
    return question.answer(_id(typed))


def _read(tree: Tree, text: str) -> tuple[Question, Answer | None]:
    """A question and its answer, or ``None`` for “not sure”."""
    splits = list(_splits(text))
    if not splits:
        raise WrongUse(
            _("Expected a question and its answer, like “Question=Answer”, found “{text}”.").format(
                text=text
            )
        )
    asked = [
        (question, typed)
        for left, typed in splits
        if (question := tree.question_by_id.get(_id(left))) is not None
    ]
    for question, typed in asked:
        answer = find_answer(question, typed)
        if answer is not None:
            return question, answer
    for question, typed in asked:
        if is_not_sure(typed):
            if not tree.not_sure:
                raise WrongUse(
                    _(
                        "“{tree}” doesn't accept “{not_sure}” as an answer. Choose one of the "
                        "answers to “{question}”."
                    ).format(tree=tree.title, not_sure=not_sure(), question=question.text)
                )
            return question, None
    if asked:
        raise _unknown_answer(*asked[0])
    raise _unknown_question(tree, splits[0][0])


def _unknown_question(tree: Tree, typed: str) -> WrongUse:
    texts = [question.text for question in tree.questions]
    hint = did_you_mean(
        typed,
        [*tree.question_by_id, *texts],
        _("Its questions are: {questions}.").format(questions=_quoted(texts)),
    )
    message = _("“{tree}” has no question “{typed}”. {hint}")
    return WrongUse(message.format(tree=tree.title, typed=typed, hint=hint))


def _unknown_answer(question: Question, typed: str) -> WrongUse:
    texts = [answer.text for answer in question.answers]
    ids = [answer.id for answer in question.answers]
    hint = did_you_mean(
        typed,
        [*ids, *texts],
        _("Its answers are: {answers}.").format(answers=_quoted(texts)),
    )
    message = _("“{question}” has no answer “{typed}”. {hint}")
    return WrongUse(message.format(question=question.text, typed=typed, hint=hint))


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """What is before and after each equals sign."""
    for place, char in enumerate(text):
        if char == "=":
            yield text[:place], text[place + 1 :]


def _id(typed: str) -> str:
    """The id that *typed* means: ids are slugs of texts, and a slug is its own slug."""
    return slug(squeeze(typed))


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts)
