"""Receipts are issued for a passed quiz, and their answers are marked again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.courses import EDITION, NOON, PERSON, SEED, course, receipt, right_answers

from soundingboard.engine.errors import BadReceipt, NotPassed
from soundingboard.engine.issuing import issue, mark_again
from soundingboard.engine.receipt import Person, QuizAnswer


def test_names_lose_needless_white_space_and_are_composed() -> None:
    person = Person("  Zoe\u0308 \t Tremblay ", " 00417", "  ")
    made = issue(course(), person, EDITION, SEED, right_answers(course()), NOON)
    assert made.person == Person("Zoë Tremblay", "00417", "")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "The name isn't valid: expected text that isn't blank."),
        (" \n ", "The name isn't valid: expected text that isn't blank."),
        ("x" * 201, "The name isn't valid: expected at most 200 characters."),
        ("\u0300\u0316" * 1_000_000, "The name isn't valid: expected at most 200 characters."),
        ("a\0b", "The name isn't valid: expected characters that can be printed."),
        ("a\u202eb", "The name isn't valid: expected characters that can be printed."),
        ("a\ud800", "The name isn't valid: expected characters that can be printed."),
    ],
)
def test_a_name_that_is_none_is_refused(name: str, why: str) -> None:
    with pytest.raises(BadReceipt, match=f"^{why}$"):
        issue(course(), Person(name, "1"), EDITION, SEED, right_answers(course()), NOON)


def test_there_is_no_receipt_for_a_quiz_that_is_not_passed() -> None:
    taken = course(4, pass_mark=3)
    answers = right_answers(taken)
    unfinished = {key: answers[key] for key in ["s1", "s2", "s3"]}
    with pytest.raises(NotPassed, match="3 right of 3 needed, 1 not answered yet"):
        issue(taken, PERSON, EDITION, SEED, unfinished, NOON)
    failed = {**answers, "s1": {"c"}, "s2": {"c"}}
    with pytest.raises(NotPassed, match="2 right of 3 needed, all answered"):
        issue(taken, PERSON, EDITION, SEED, failed, NOON)


def test_an_edition_of_another_procedure_is_refused() -> None:
    with pytest.raises(BadReceipt, match="is not a course on “ap-2”"):
        receipt(procedure="ap-2")


def test_marking_again_agrees() -> None:
    taken = course(4, pass_mark=3)
    answers = {**right_answers(taken), "s2": {"c"}}
    mark_again(issue(taken, PERSON, EDITION, SEED, answers, NOON), taken)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (lambda quiz: replace(quiz, score=1), "it says 1 of 2"),
        (lambda quiz: replace(quiz, pass_mark=2), "not say what its answers come to"),
        (
            lambda quiz: replace(quiz, answers=quiz.answers[::-1]),
            "not say what its answers come to",
        ),
        (
            lambda quiz: replace(quiz, answers=(QuizAnswer("s1", ("c",)), *quiz.answers[1:])),
            "the course gives 1 of 2",
        ),
        (
            lambda quiz: replace(quiz, answers=(QuizAnswer("s1", ("d",)), *quiz.answers[1:])),
            "has no choice “d”",
        ),
        (
            lambda quiz: replace(quiz, answers=quiz.answers[:1], drawn=1, score=1),
            "The quiz is not passed",
        ),
        (lambda quiz: replace(quiz, seed="f" * 32), "not say what its answers come to"),
        (lambda quiz: replace(quiz, seed="f"), "“f” is no seed"),
    ],
)
def test_a_receipt_that_its_answers_do_not_bear_out_is_refused(
    changed: Callable[[Any], Any], reason: str
) -> None:
    taken = course(2)
    good = receipt(taken)
    with pytest.raises(BadReceipt, match=reason):
        mark_again(replace(good, quiz=changed(good.quiz)), taken)


def test_marking_again_needs_the_very_course_and_its_wording() -> None:
    taken = course(2)
    with pytest.raises(BadReceipt, match="not for “ap-1/onboarding” of hash"):
        mark_again(receipt(taken), course(3))
    with pytest.raises(BadReceipt, match="and “Otherwise”"):
        mark_again(replace(receipt(taken), acknowledgment="Otherwise"), taken)
