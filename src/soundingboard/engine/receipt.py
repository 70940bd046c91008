"""Receipts: the frozen record of one completed course by one person.

A receipt is the bytes of its canonical JSON (RFC 8785): its id, its code and its signature are
made of them. The form is fixed by ``schemas/receipt.json`` (JSON Schema 2020-12).
"""

from __future__ import annotations

import hashlib
import unicodedata
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import soundingboard
from soundingboard.engine.canonical import canonical
from soundingboard.engine.characters import is_control
from soundingboard.engine.course import Course
from soundingboard.engine.errors import BadReceipt, EngineError, NotPassed
from soundingboard.engine.quiz import mark
from soundingboard.engine.timestamp import Timestamp

SCHEMA = 1
"""Version of the receipt's form. A reader refuses any other."""

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:sounding-board:receipt")
"""Namespace of receipts' ids (RFC 9562, UUID version 5)."""

LONGEST = 200
"""The most characters that a name, a staff number or a site may have."""

_TYPED = 10 * LONGEST
"""The most characters that such a text is tidied of: white space goes, and marks are composed."""

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_BITS = 50

_UNPRINTABLE = ("Cs", "Co")


@dataclass(frozen=True, slots=True)
class Person:
    """Who acknowledges, as they typed it. ``site`` is the school or office, if they gave one."""

    name: str
    staff_id: str
    site: str = ""


@dataclass(frozen=True, slots=True)
class EditionNamed:
    """The edition that was read: the procedure's revision, effective date and hash.

    ``effective`` is a date or a month as the document has it, or empty.
    """

    procedure: str
    revision: int
    effective: str
    hash: str


@dataclass(frozen=True, slots=True)
class Quiz:
    """The quiz taken: ``answers`` as pairs of scenario and choices ticked, in the order shown."""

    seed: str
    answers: tuple[tuple[str, tuple[str, ...]], ...]
    score: int
    drawn: int
    pass_mark: int


@dataclass(frozen=True)
class Receipt:
    """One completed course. Make it with :func:`make`, or read it with ``receipt_form``."""

    person: Person
    edition: EditionNamed
    acknowledgment: str
    language: str
    course: str
    course_hash: str
    engine: str
    quiz: Quiz
    when: Timestamp

    @cached_property
    def payload(self) -> bytes:
        """The canonical bytes: what is hashed, named and signed.

        Raises:
            BadReceipt: a part has no canonical form.
        """
        try:
            return canonical(to_json(self))
        except ValueError as error:
            raise BadReceipt(f"The receipt has no canonical form: {error}.") from error

    @property
    def id(self) -> str:
        """UUID version 5 of the canonical bytes in :data:`NAMESPACE`."""
        return str(uuid.uuid5(NAMESPACE, self.payload.decode()))

    @property
    def code(self) -> str:
        """A code to read out: the first 50 bits of SHA-256 of the bytes, ``XXXXX-XXXXX``.

        In Crockford's base 32, which has no I, L, O or U. It tells receipts apart; it is too
        short to prove that two are the same.
        """
        bits = int.from_bytes(hashlib.sha256(self.payload).digest(), "big") >> (256 - _CODE_BITS)
        digits = [_CROCKFORD[bits >> shift & 31] for shift in range(_CODE_BITS - 5, -1, -5)]
        return f"{''.join(digits[:5])}-{''.join(digits[5:])}"


def make(
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
            answers=tuple((item.drawn.scenario.id, item.chosen) for item in marked.scenarios),
            score=marked.score,
            drawn=marked.drawn,
            pass_mark=marked.pass_mark,
        ),
        when=when,
    )


def mark_again(receipt: Receipt, course: Course) -> None:
    """Mark the answers of *receipt* again by *course*, and hold everything that it says against it.

    Raises:
        BadReceipt: the receipt is of another course, or does not say what its answers score.
    """
    if (receipt.course, receipt.course_hash) != (course.id, course.hash):
        raise BadReceipt(
            f"The receipt is for the course “{receipt.course}” of hash "
            f"{receipt.course_hash[:12]}…, not for “{course.id}” of hash {course.hash[:12]}…."
        )
    try:
        due = make(
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
        raise BadReceipt(f"The {what} is longer than {LONGEST} characters.")
    tidy = " ".join(unicodedata.normalize("NFC", text).split())
    refuse_unfit(tidy, what)
    return tidy


def refuse_unfit(text: str, what: str) -> None:
    """Raise BadReceipt unless *text* can stand in a receipt: short, printable, one tidy line.

    NFC is not asked for: what it is depends on the Unicode version, and a receipt does not.
    """
    if not text.strip():
        raise BadReceipt(f"The receipt has no {what}.")
    if len(text) > LONGEST:
        raise BadReceipt(f"The {what} is longer than {LONGEST} characters.")
    if " ".join(text.split()) != text:
        raise BadReceipt(f"The {what} is not one line with single spaces.")
    if any(is_control(char) or unicodedata.category(char) in _UNPRINTABLE for char in text):
        raise BadReceipt(f"The {what} holds a character that cannot be printed.")


def to_json(receipt: Receipt) -> dict[str, Any]:
    """*receipt* as ``schemas/receipt.json`` describes it."""
    person, edition, quiz = receipt.person, receipt.edition, receipt.quiz
    return {
        "schema": SCHEMA,
        "person": {
            "name": person.name,
            "staff_id": person.staff_id,
            **({"site": person.site} if person.site else {}),
        },
        "procedure": {
            "id": edition.procedure,
            "revision": edition.revision,
            "effective": edition.effective,
            "hash": edition.hash,
        },
        "statement": {"text": receipt.acknowledgment, "language": receipt.language},
        "course": {"id": receipt.course, "hash": receipt.course_hash},
        "engine": receipt.engine,
        "quiz": {
            "seed": quiz.seed,
            "answers": [
                {"scenario": scenario, "choices": list(choices)}
                for scenario, choices in quiz.answers
            ],
            "score": quiz.score,
            "drawn": quiz.drawn,
            "pass_mark": quiz.pass_mark,
        },
        "when": {"utc": receipt.when.utc, "offset_minutes": receipt.when.offset_minutes},
    }
