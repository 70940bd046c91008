"""What a browser stores of a person, record by record, and what can be used of one that is found.

Records are JSON in three areas: ``courses`` by course id, ``receipts`` by receipt id, and
``settings`` by name. Other programs, and people, can write there too, so a record may be anything.
One that can't be used is set aside among the settings as it was found, and stops nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, TypeVar

from soundingboard.engine.codec import OMITTED, REQUIRED, Lenient, Misfit, as_object, decode, encode
from soundingboard.engine.course_progress import Attempt, Record
from soundingboard.engine.formats import Seed
from soundingboard.engine.json_reader import read_json

FORMAT = 1
"""The newest form of a record. Records of the first version of this site don't name theirs."""

LARGEST = 1_000_000
"""The most characters of a record's JSON: a thousand times what a course needs."""

COURSES = "courses"
RECEIPTS = "receipts"
SETTINGS = "settings"

_ASIDE = "aside/"


T = TypeVar("T")


class Reason(StrEnum):
    """Why a record can't be used."""

    FORM = "form"
    """It isn't of its form."""
    TWICE = "twice"
    """It answers one scenario twice."""
    LARGE = "large"
    """It is too large."""
    NEWER = "newer"
    """A newer version of this site stored it."""


class Unusable(ValueError):
    """A record can't be used. ``rest`` is what can be used of it."""

    def __init__(self, reason: Reason, rest: CourseRecord | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.rest = rest


@as_object(tolerant=True)
class Answer(NamedTuple):
    """A scenario's id and the ids of the choices ticked."""

    scenario: str
    choices: tuple[str, ...]


class AnsweredTwice(ValueError):
    """An attempt answers one scenario twice."""


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class StoredAttempt:
    """A quiz that was begun. ``answers`` are in the order given.

    ``draft`` is what is ticked in the scenario that isn't answered yet.
    """

    course_hash: str
    seed: Seed
    answers: Annotated[tuple[Answer, ...], REQUIRED] = ()
    draft: Annotated[Answer | None, OMITTED] = None

    def validate(self) -> None:
        """Raise AnsweredTwice if one scenario is answered twice."""
        if len({answer.scenario for answer in self.answers}) != len(self.answers):
            raise AnsweredTwice("expected one answer to each scenario, found two to one")


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class CourseRecord:
    """What is stored of a course since its last receipt.

    ``read`` are the anchors of the parts read, ``seen`` the numbers of the clauses reached on the
    procedure's page, and ``edition`` is the hash of the edition that was read. ``again`` is whether
    the course is being taken again although its receipt is valid.
    """

    read: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    edition: str = ""
    attempt: StoredAttempt | None = None
    again: Annotated[bool, OMITTED] = False

    @property
    def is_under_way(self) -> bool:
        """Whether anything was done since the last receipt."""
        return bool(self.read or self.seen or self.attempt is not None)

    def for_edition(self, edition: str) -> CourseRecord:
        """The record as it counts for *edition*: what was read of another must be read again."""
        return self if self.edition == edition else replace(self, read=(), seen=(), edition=edition)

    def merged(self, other: CourseRecord) -> CourseRecord:
        """This record and *other*, from another device. The quiz with more answers goes on."""
        mine = self if self.edition else self.for_edition(other.edition)
        theirs = other.for_edition(mine.edition)
        attempt = self.attempt
        if attempt is None or (
            other.attempt is not None and len(other.attempt.answers) > len(attempt.answers)
        ):
            attempt = other.attempt
        return replace(
            mine,
            read=tuple(dict.fromkeys((*mine.read, *theirs.read))),
            seen=tuple(dict.fromkeys((*mine.seen, *theirs.seen))),
            attempt=attempt,
        )

    @property
    def without_attempt(self) -> CourseRecord:
        """The record without its quiz."""
        return replace(self, attempt=None)

    @property
    def counts(self) -> Record:
        """The record as :func:`course_progress.course_progress` takes it."""
        if self.attempt is None:
            return Record(frozenset(self.read))
        attempt = self.attempt
        taken = Attempt(attempt.course_hash, attempt.seed, dict(attempt.answers))
        return Record(frozenset(self.read), taken)


@as_object(tolerant=True, order="id course jws handed")
@dataclass(frozen=True, slots=True)
class KeptReceipt:
    """A signed receipt, ``jws``, from which all that is shown is read.

    ``handed`` is whether the person has downloaded it.
    """

    id: str
    course: Annotated[str, Lenient("")]
    jws: str
    handed: Annotated[bool, Lenient(False)] = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A record that can't be used, as it was found."""

    area: str
    key: str
    value: Any
    reason: Reason


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class Entry:
    """A record as the browser reports it, with its JSON text."""

    area: str
    key: str
    text: str


@dataclass(frozen=True)
class Stored:
    """All that is stored, sorted.

    ``unusable`` are the entries that must still be set aside, ``texts`` the records' JSON texts by
    area and key.
    """

    courses: Mapping[str, CourseRecord]
    receipts: tuple[KeptReceipt, ...]
    aside: tuple[Aside, ...]
    unusable: tuple[tuple[Entry, Unusable], ...]
    texts: Mapping[tuple[str, str], str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was begun and nothing finished."""
        return not self.receipts and not any(item.is_under_way for item in self.courses.values())


def is_usable(entry: Entry) -> bool:
    """Whether *entry* is the record of a course or a receipt, and all of it can be used."""
    try:
        if entry.area == COURSES:
            course_record(entry.text)
        elif entry.area == RECEIPTS:
            kept_receipt(entry.text)
        else:
            return False
    except Unusable:
        return False
    return True


def stored(entries: Iterable[Entry], memory: Iterable[Entry] = ()) -> Stored:
    """The records of *entries*, each by itself.

    Those of *memory*, all usable, take the place of entries that aren't usable or are missing.
    """
    courses: dict[str, CourseRecord] = {}
    receipts: list[KeptReceipt] = []
    aside: list[Aside] = []
    unusable: list[tuple[Entry, Unusable]] = []
    texts = {}
    for entry in entries:
        texts[entry.area, entry.key] = entry.text
        try:
            if entry.area == COURSES:
                courses[entry.key] = course_record(entry.text)
            elif entry.area == RECEIPTS:
                receipts.append(kept_receipt(entry.text))
            elif entry.key.startswith(_ASIDE):
                aside.append(_aside(entry))
        except Unusable as error:
            unusable.append((entry, error))
            if error.rest is not None:
                courses[entry.key] = error.rest
    for entry in memory:
        if entry.area == COURSES:
            courses[entry.key] = course_record(entry.text)
        else:
            receipts.append(kept_receipt(entry.text))
    return Stored(courses, tuple(receipts), tuple(aside), tuple(unusable), texts)


def setting_aside(
    found: Stored, memory: Mapping[tuple[str, str], Any] | None = None
) -> Iterator[dict[str, Any]]:
    """The changes that set aside what can't be used, and leave what can.

    *memory* has values by area and key that are better than what is left.
    """
    for entry, error in found.unusable:
        aside = Aside(entry.area, entry.key, _value(entry.text), error.reason)
        name = f"{_ASIDE}{entry.area}/{entry.key}"
        yield {"area": SETTINGS, "key": name, "value": encode(aside)}
        rest = error.rest
        left = encode(rest) if rest is not None and rest.is_under_way else None
        yield {
            "area": entry.area,
            "key": entry.key,
            "value": (memory or {}).get((entry.area, entry.key), left),
            "expected": entry.text,
        }


def course_record(text: str) -> CourseRecord:
    """The record of a course whose JSON is *text*.

    Raises:
        Unusable: it can't be used, or a part of it can't.
    """
    return course_record_of(_object(text))


def course_record_of(found: Mapping[str, Any]) -> CourseRecord:
    """As :func:`course_record`, from the object itself."""
    record = _decoded(CourseRecord, {**found, "attempt": None})
    if found.get("attempt") is None:
        return record
    try:
        return replace(record, attempt=_decoded(StoredAttempt, found["attempt"]))
    except Unusable as error:
        raise Unusable(error.reason, record) from error


def kept_receipt(text: str) -> KeptReceipt:
    """The receipt whose record's JSON is *text*. Its signature isn't looked at.

    Raises:
        Unusable: it can't be used.
    """
    return kept_receipt_of(_object(text))


def kept_receipt_of(found: Mapping[str, Any]) -> KeptReceipt:
    """As :func:`kept_receipt`, from the object itself."""
    return _decoded(KeptReceipt, found)


def _decoded(cls: type[T], found: object) -> T:
    try:
        return decode(cls, found)
    except Misfit as error:
        twice = isinstance(error.__cause__, AnsweredTwice)
        raise Unusable(Reason.TWICE if twice else Reason.FORM) from error


def _object(text: str) -> Mapping[str, Any]:
    """The object that *text* is the JSON of, unless it is too large or of a newer form."""
    if len(text) > LARGEST:
        raise Unusable(Reason.LARGE)
    try:
        found = read_json(text)
    except ValueError as error:
        raise Unusable(Reason.FORM) from error
    if not isinstance(found, dict):
        raise Unusable(Reason.FORM)
    form = found.get("format", FORMAT)
    if isinstance(form, bool) or form != FORMAT:
        raise Unusable(Reason.NEWER)
    return found


def _aside(entry: Entry) -> Aside:
    area, _, key = entry.key.removeprefix(_ASIDE).partition("/")
    found = _value(entry.text)
    value = found.get("value") if isinstance(found, dict) else found
    area = RECEIPTS if area == RECEIPTS else COURSES
    return Aside(area, key, value, _reason(area, value))


def _reason(area: str, value: Any) -> Reason:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        _ = kept_receipt(text) if area == RECEIPTS else course_record(text)
    except Unusable as error:
        return error.reason
    return Reason.FORM


def _value(text: str) -> Any:
    """The value of *text*, or the text itself if it isn't JSON that can be parsed here."""
    try:
        return read_json(text)
    except ValueError:
        return text
