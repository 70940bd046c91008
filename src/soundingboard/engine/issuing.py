"""Issuing a receipt for a passed quiz, and marking a receipt's answers again."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping

import soundingboard
from soundingboard.engine.course import Course
from soundingboard.engine.errors import BadReceipt, EngineError, NotPassed
from soundingboard.engine.quiz import mark
from soundingboard.engine.receipt import (
    LONGEST,
    EditionNamed,
    Person,
    Quiz,
    QuizAnswer,
    Receipt,
    unfit_line,
)
from soundingboard.engine.timestamp import Timestamp

_TYPED = 10 * LONGEST
"""The most characters that such a text is tidied of: white space goes, and marks are composed."""


def issue(
    course: Course,
    person: Person,
    edition: EditionNamed,
    seed: str,
    answers: Mapping[str, Collection[str]],
    when: Timestamp,
) -> Receipt:
    """The receipt of *person* for a passed quiz of *course*; the wording is the course's own.

    Names lose needless white space and are put in NFC.

    Raises:
        NotPassed: the answers do not pass the quiz, or some are missing.
        BadReceipt: the name or the staff number is empty, too long or not printable, or the
            edition is not of the course's procedure.
        EngineError: the seed or an answer is not one of the quiz; see :func:`quiz.mark`.
    """
    marked = mark(course, seed, answers)
    if not marked.passed:
        missing = marked.drawn - len(marked.scenarios)
        raise NotPassed(marked.score, marked.pass_mark, missing)
    if edition.procedure != course.procedure:
        raise BadReceipt(f"“{course.title}” is not a course on “{edition.procedure}”.")
    return Receipt(
        person=Person(
            line(person.name, "name"),
            line(person.staff_id, "staff number"),
            line(person.site, "school or office") if person.site.strip() else "",
        ),
        edition=edition,
        acknowledgment=course.acknowledgment.text,
        language=course.acknowledgment.language,
        course=course.id,
        course_hash=course.hash,
        engine=soundingboard.__version__,
        quiz=Quiz(
            seed=seed,
            answers=tuple(
                QuizAnswer(item.drawn.scenario.id, item.chosen) for item in marked.scenarios
            ),
            score=marked.score,
            drawn=marked.drawn,
            pass_mark=marked.pass_mark,
        ),
        when=when,
    )


def mark_again(receipt: Receipt, course: Course) -> None:
    """Mark the answers of *receipt* again by *course*, and compare all that it says.

    Raises:
        BadReceipt: the receipt is of another course, or does not say what its answers score.
    """
    if (receipt.course, receipt.course_hash) != (course.id, course.hash):
        raise BadReceipt(
            f"The receipt is for the course “{receipt.course}” of hash "
            f"{receipt.course_hash[:12]}…, not for “{course.id}” of hash {course.hash[:12]}…."
        )
    try:
        due = issue(
            course,
            receipt.person,
            receipt.edition,
            receipt.quiz.seed,
            dict(receipt.quiz.answers),
            receipt.when,
        )
    except EngineError as error:
        raise BadReceipt(f"The receipt's answers do not make a receipt: {error}") from error
    told = (receipt.quiz, receipt.acknowledgment, receipt.language)
    if told != (due.quiz, due.acknowledgment, due.language):
        raise BadReceipt(
            f"The receipt does not say what its answers come to: it says {receipt.quiz.score} of "
            f"{receipt.quiz.drawn} and “{receipt.acknowledgment}”; the course gives "
            f"{due.quiz.score} of {due.quiz.drawn} and “{due.acknowledgment}”."
        )


def line(text: str, what: str) -> str:
    """*text* in NFC with single spaces: one line that a person typed.

    Raises:
        BadReceipt: it is empty, longer than :data:`LONGEST`, or not printable; *what* names it.
    """
    if len(text) > _TYPED:  # Composing takes time quadratic in a run of combining marks.
        raise BadReceipt(f"The {what} isn't valid: expected at most {LONGEST} characters.")
    tidy = " ".join(unicodedata.normalize("NFC", text).split())
    expected = unfit_line(tidy)
    if expected:
        raise BadReceipt(f"The {what} isn't valid: expected {expected}.")
    return tidy
