"""Receipts: the frozen record of one completed course by one person.

A receipt is the bytes of its canonical JSON (RFC 8785): its id, its code and its signature are
made of them. Its members are those of ``schemas/receipt.json`` (JSON Schema 2020-12). Reading one
is strict: every member is there, of its kind, and in agreement with the others.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from soundingboard.engine.canonical import LARGEST, canonical, read
from soundingboard.engine.characters import is_control
from soundingboard.engine.errors import BadReceipt
from soundingboard.engine.timestamp import Timestamp

SCHEMA = 1
"""Version of the receipt's form. A reader refuses any other."""

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:sounding-board:receipt")
"""Namespace of receipts' ids (RFC 9562, UUID version 5)."""

LONGEST = 200
"""The most characters that a name, a staff number or a site may have."""

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_BITS = 50

_UNPRINTABLE = ("Cs", "Co")
_HASH = re.compile(r"[0-9a-f]{64}")
_SEED = re.compile(r"[0-9a-f]{32}")
_EFFECTIVE = re.compile(r"(?:[0-9]{4}-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_ANY = re.compile(r".+", re.DOTALL)


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
    """One completed course, from :func:`issuing.issue` or :func:`from_bytes`."""

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


def from_bytes(data: bytes) -> Receipt:
    """The receipt whose canonical bytes are *data*.

    Raises:
        BadReceipt: they are not canonical JSON, or not a receipt.
    """
    try:
        value = read(data)
    except ValueError as error:
        raise BadReceipt(f"The receipt cannot be read: {error}.") from error
    return from_json(value)


def from_json(data: object) -> Receipt:
    """The receipt that *data*, the value of its JSON, holds.

    Raises:
        BadReceipt: a member is missing, not known or of the wrong kind; a text is not
            fit to be printed; or the receipt is for a quiz that was not passed.
    """
    members = _members(data, "receipt", _RECEIPT)
    if members["schema"] != SCHEMA or isinstance(members["schema"], bool):
        raise BadReceipt(f"The receipt is of schema {members['schema']!r}; {SCHEMA} is known here.")
    acknowledgment = _members(members["statement"], "statement", ("text", "language"))
    course = _members(members["course"], "course", ("id", "hash"))
    receipt = Receipt(
        person=_person(members["person"]),
        edition=_edition(members["procedure"]),
        acknowledgment=_text(acknowledgment, "text"),
        language=_text(acknowledgment, "language"),
        course=_text(course, "id"),
        course_hash=_text(course, "hash", _HASH),
        engine=_text(members, "engine"),
        quiz=_quiz(members["quiz"]),
        when=_when(members["when"]),
    )
    if receipt.course.partition("/")[0] != receipt.edition.procedure:
        raise BadReceipt("The receipt names a course on one procedure and an edition of another.")
    # One value, one receipt: nothing that was passed over here may differ from what is read.
    if canonical(to_json(receipt)) != _canonical(data):
        raise BadReceipt("The receipt holds what no receipt holds.")
    return receipt


_RECEIPT = (
    *("schema", "person", "procedure", "statement"),
    *("course", "engine", "quiz", "when"),
)


def _person(data: object) -> Person:
    site = ("site",) if isinstance(data, dict) and "site" in data else ()
    members = _members(data, "person", ("name", "staff_id", *site))
    words = {"name": "name", "staff_id": "staff number", "site": "school or office"}
    for name in members:
        refuse_unfit(_text(members, name), words[name])
    return Person(members["name"], members["staff_id"], members.get("site", ""))


def _edition(data: object) -> EditionNamed:
    members = _members(data, "procedure", ("id", "revision", "effective", "hash"))
    effective = members["effective"]
    if not isinstance(effective, str) or not _is_date(effective):
        raise BadReceipt("The receipt's effective date is no date.")
    return EditionNamed(
        procedure=_text(members, "id"),
        revision=_number(members, "revision", 1),
        effective=effective,
        hash=_text(members, "hash", _HASH),
    )


def _is_date(text: str) -> bool:
    """Whether *text* is a day or a month of the calendar, or empty."""
    if not _EFFECTIVE.fullmatch(text):
        return False
    try:
        return not text or bool(datetime.date.fromisoformat(f"{text}-01"[:10]))
    except ValueError:
        return False


def _quiz(data: object) -> Quiz:
    members = _members(data, "quiz", ("seed", "answers", "score", "drawn", "pass_mark"))
    if not isinstance(members["answers"], list):
        raise BadReceipt("The receipt's answers are no list.")
    answers = tuple(_answer(item) for item in members["answers"])
    quiz = Quiz(
        seed=_text(members, "seed", _SEED),
        answers=answers,
        score=_number(members, "score", 0),
        drawn=_number(members, "drawn", 1),
        pass_mark=_number(members, "pass_mark", 1),
    )
    if len({scenario for scenario, _ in answers}) != len(answers):
        raise BadReceipt("The receipt answers a scenario twice.")
    if not quiz.pass_mark <= quiz.score <= quiz.drawn == len(answers):
        raise BadReceipt("The receipt's score, pass mark and number of answers do not agree.")
    return quiz


def _answer(data: object) -> tuple[str, tuple[str, ...]]:
    members = _members(data, "answer", ("scenario", "choices"))
    choices = members["choices"]
    if not isinstance(choices, list) or not all(isinstance(item, str) for item in choices):
        raise BadReceipt("The choices of an answer are no list of ids.")
    if len(set(choices)) != len(choices):
        raise BadReceipt("An answer of the receipt ticks a choice twice.")
    for choice in choices:
        _refuse_control(choice, "choices")
    return _text(members, "scenario"), tuple(choices)


def _when(data: object) -> Timestamp:
    members = _members(data, "when", ("utc", "offset_minutes"))
    try:
        return Timestamp(_text(members, "utc"), _number(members, "offset_minutes", -LARGEST))
    except ValueError as error:
        raise BadReceipt(f"The receipt's time cannot be read: {error}.") from error


def _members(data: object, what: str, names: tuple[str, ...]) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise BadReceipt(f"The {what} is not a JSON object.")
    for name in names:
        if name not in data:
            raise BadReceipt(f"The {what} has no “{name}”.")
    for name in data:
        if name not in names:
            raise BadReceipt(f"The {what} has a member “{name}” that no {what} has.")
    return data


def _text(members: Mapping[str, Any], name: str, pattern: re.Pattern[str] = _ANY) -> str:
    value = members[name]
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise BadReceipt(f"“{name}” of the receipt is not of its form.")
    _refuse_control(value, name)
    return value


def _refuse_control(text: str, name: str) -> None:
    """Raise BadReceipt if *text* could forge a line of output, or read otherwise than it is."""
    if any(map(is_control, text)):
        raise BadReceipt(
            f"“{name}” of the receipt holds a line break, or another character that can't be "
            "printed."
        )


def _number(members: Mapping[str, Any], name: str, least: int) -> int:
    value = members[name]
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= LARGEST:
        raise BadReceipt(f"“{name}” of the receipt is not a whole number from {least}.")
    return value


def _canonical(data: object) -> bytes:
    try:
        return canonical(data)
    except ValueError as error:
        raise BadReceipt(f"The receipt has no canonical form: {error}.") from error


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
