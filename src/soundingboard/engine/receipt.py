"""Receipts: the frozen record of one completed course by one person.

A receipt is the bytes of its canonical JSON (RFC 8785): its id, its code and its signature are
made of them. Its members are those of ``schemas/receipt.json`` (JSON Schema 2020-12). Reading one
is strict: every member is there, of its kind, and in agreement with the others.
"""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
import uuid
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar, NamedTuple

from soundingboard.engine.canonical import canonical, read
from soundingboard.engine.characters import is_control
from soundingboard.engine.codec import (
    OMITTED,
    Items,
    Misfit,
    Name,
    Text,
    as_object,
    decode,
    encode,
)
from soundingboard.engine.errors import BadReceipt
from soundingboard.engine.formats import DATED, Count, Hash, Seed
from soundingboard.engine.timestamp import Timestamp

SCHEMA = 1
"""Version of the receipt's form. A reader refuses any other."""

FILE_FORMAT = 1
"""Version of the form of the file that a person downloads."""

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:sounding-board:receipt")
"""Namespace of receipts' ids (RFC 9562, UUID version 5)."""

LONGEST = 200
"""The most characters that a name, a staff number or a site may have."""

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_BITS = 50

_UNPRINTABLE = ("Cs", "Co")


def unfit_line(text: str) -> str:
    """What is expected instead of *text* where a receipt has a short line; empty if it fits.

    NFC is not asked for: what it is depends on the Unicode version, and a receipt does not.
    """
    if not text.strip():
        return "text that isn't blank"
    if len(text) > LONGEST:
        return f"at most {LONGEST} characters"
    if " ".join(text.split()) != text:
        return "one line with single spaces"
    if any(is_control(char) or unicodedata.category(char) in _UNPRINTABLE for char in text):
        return "characters that can be printed"
    return ""


def _unfit_text(text: str) -> str:
    """As :func:`unfit_line`, of any text, which must not forge a line or read otherwise."""
    return "characters that can be printed" if any(map(is_control, text)) else ""


def _unfit_date(text: str) -> str:
    try:
        _ = text and datetime.date.fromisoformat(f"{text}-01"[:10])
    except ValueError:
        return "a date of the calendar"
    return ""


Line = Annotated[str, Text(least=1, most=LONGEST, unfit=unfit_line)]
"""One line of text with single spaces, in NFC as far as the device knew it."""

Printed = Annotated[str, Text(least=1, unfit=_unfit_text)]
"""Text that can be printed."""


@as_object("Person")
@dataclass(frozen=True, slots=True)
class Person:
    """Who acknowledged, as they typed it."""

    name: Line
    """One line of text with single spaces, in NFC as far as the device knew it."""
    staff_id: Line
    """The staff number; text, since zeros may lead it."""
    site: Annotated[Line, OMITTED] = ""
    """The school or office; left out if they gave none."""


@as_object("Edition")
@dataclass(frozen=True, slots=True)
class EditionNamed:
    """The edition of the procedure that was read."""

    procedure: Annotated[Printed, Name("id")]
    revision: Count
    """Counts the handbook's editions of the procedure."""
    effective: Annotated[str, Text(pattern=DATED, unfit=_unfit_date)]
    """Date or month as the document has it; empty where it has none."""
    hash: Hash
    """SHA-256 over the lines “number hash” of its clauses."""


@as_object("Answer")
class QuizAnswer(NamedTuple):
    """The answer to one scenario."""

    scenario: Printed
    choices: Annotated[tuple[Printed, ...], Items(unique=True)]
    """Ids of the choices ticked, in the order shown."""


@as_object("Quiz")
@dataclass(frozen=True, slots=True)
class Quiz:
    """The quiz as taken. With the course of that hash it can be marked again."""

    seed: Seed
    """What the quiz was drawn by."""
    answers: Annotated[tuple[QuizAnswer, ...], Items(least=1)]
    """Every answer, in the order drawn."""
    score: Count
    """How many answers are right; at least `pass_mark`."""
    drawn: Count
    """How many scenarios were asked."""
    pass_mark: Count
    """How many had to be right."""

    def validate(self) -> None:
        """Compare the members with each other.

        Raises:
            ValueError: a scenario is answered twice, or the numbers contradict each other.
        """
        if len({answer.scenario for answer in self.answers}) != len(self.answers):
            raise ValueError("expected one answer to each scenario, found two to one")
        if not self.pass_mark <= self.score <= self.drawn == len(self.answers):
            raise ValueError(
                "expected a score from the pass mark to the number of answers, found "
                f"{self.score} right of {len(self.answers)} answers, {self.drawn} drawn, "
                f"{self.pass_mark} needed"
            )


@as_object(
    "Receipt",
    order="schema person procedure statement.text statement.language course.id course.hash "
    "engine quiz when",
    groups={"statement": "Statement", "course": "Course"},
)
@dataclass(frozen=True)
class Receipt:
    """The frozen record of one completed course by one person.

    It is kept and signed as the bytes of its canonical form (RFC 8785); all numbers are whole. Its
    id is a UUID version 5 (RFC 9562) of these bytes, in the namespace that UUID version 5 makes of
    “urn:sounding-board:receipt” in the URL namespace: 2f83a116-0469-5adf-897c-3b7d753cab88. A
    signature proves that it is unchanged since a device signed it, not who used the device.
    """

    schema: ClassVar[int] = SCHEMA
    """Version of this form. A reader refuses any other."""
    person: Person
    edition: Annotated[EditionNamed, Name("procedure")]
    acknowledgment: Annotated[Printed, Name("statement.text")]
    """The wording that was acknowledged, word for word."""
    language: Annotated[Printed, Name("statement.language")]
    """Language of the wording (BCP 47)."""
    course: Annotated[Printed, Name("course.id")]
    """As in “ap-146/onboarding”."""
    course_hash: Annotated[Hash, Name("course.hash")]
    """That of the compiled course: what was asked."""
    engine: Printed
    """Version of the engine that made the receipt."""
    quiz: Quiz
    when: Timestamp

    def validate(self) -> None:
        """Compare the members with each other.

        Raises:
            ValueError: the course is on another procedure than the edition.
        """
        on = self.course.partition("/")[0]
        if on != self.edition.procedure:
            raise ValueError(
                f"expected a course on “{self.edition.procedure}”, found one on “{on}”"
            )

    @cached_property
    def payload(self) -> bytes:
        """The canonical bytes: what is hashed, named and signed.

        Raises:
            BadReceipt: a part has no canonical form.
        """
        try:
            return canonical(encode(self))
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


@as_object("Receipt file", order="format id code receipt jws")
@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """What a person downloads and hands over.

    Everything in it is compared with `jws`, which alone counts; the rest is there to be read.
    """

    format: ClassVar[int] = FILE_FORMAT
    """Version of this form."""
    id: Annotated[str, Text(pattern="[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")]
    """The receipt's id."""
    code: Annotated[str, Text(pattern="[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}")]
    """To read out: the first 50 bits of SHA-256 of the canonical bytes, in Crockford's base 32."""
    receipt: Receipt
    jws: Annotated[str, Text(pattern=r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")]
    """Compact JWS (RFC 7515), ES256, over the canonical bytes.

    Its header, in canonical form: “alg”, the public key as “jwk”, and “typ” with the value
    “sounding-board-receipt”.
    """

    @classmethod
    def of(cls, receipt: Receipt, jws: str) -> ReceiptFile:
        """The file of *receipt*, which *jws* is the signed form of."""
        return cls(receipt.id, receipt.code, receipt, jws)


def from_bytes(data: bytes) -> Receipt:
    """The receipt whose canonical bytes are *data*.

    Raises:
        BadReceipt: they are not canonical JSON, or not a receipt: a member is missing, not known or
            of the wrong kind, a text can't be printed, or the quiz was not passed.
    """
    try:
        return decode(Receipt, read(data))
    except Misfit as error:
        raise BadReceipt(f"The receipt isn't valid at {error}.") from error
    except ValueError as error:
        raise BadReceipt(f"The receipt can't be read: {error}.") from error
