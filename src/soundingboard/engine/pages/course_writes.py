"""What a reader of a course has had stored, one thing at a time, decided by what is stored then.

Another tab may have been quicker. Then nothing is written, and the same is decided again by what is
there now. It may turn out that there is nothing left to write: the first answer given counts, and a
quiz has one receipt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

from soundingboard.engine.codec import OneOf, encode
from soundingboard.engine.errors import BadReceipt
from soundingboard.engine.pages import receipts
from soundingboard.engine.pages.course_source import CourseSource
from soundingboard.engine.pages.device import Device
from soundingboard.engine.records import (
    COURSES,
    RECEIPTS,
    Answer,
    CourseRecord,
    KeptReceipt,
    StoredAttempt,
)

READ = "read"
BEGIN = "begin"
DRAFT = "draft"
ANSWER = "answer"
AGAIN = "again"
CLOSE = "close"
HANDED = "handed"
_KINDS = (READ, BEGIN, DRAFT, ANSWER, AGAIN, CLOSE, HANDED)


@dataclass(frozen=True, slots=True)
class Write:
    """One thing to store.

    ``do`` is what: a part was ``read`` (or, without ``on``, wasn't), a quiz begins (``on``:
    whatever is under way), the ``draft`` of an answer, an ``answer``, the course is taken
    ``again``, it closes with the receipt ``jws``, or a receipt was ``handed`` over. ``key`` is the
    part's anchor, the scenario's id or the receipt's; ``seed`` is the quiz's.
    """

    do: Annotated[str, OneOf(*_KINDS)]
    key: str = ""
    seed: str = ""
    choices: tuple[str, ...] = ()
    on: bool = False
    jws: str = ""


def record_of(source: CourseSource, device: Device) -> CourseRecord:
    """What is stored of the course, as it counts for the edition of the page."""
    found = device.stored.courses.get(source.course.id, CourseRecord())
    return found.for_edition(source.edition.hash)


def applied(source: CourseSource, record: CourseRecord, write: Write) -> CourseRecord:
    """*record* after *write*; the same if there is nothing to change."""
    attempt = record.attempt
    if write.do == READ:
        if (write.key in record.read) == write.on:
            return record
        others = tuple(item for item in record.read if item != write.key)
        return replace(record, read=(*others, write.key) if write.on else others)
    if write.do == AGAIN:
        return replace(record, again=True)
    if write.do == BEGIN:
        if attempt is not None and attempt.course_hash == source.course.hash and not write.on:
            return record
        return replace(record, attempt=StoredAttempt(source.course.hash, write.seed))
    if attempt is None or attempt.seed != write.seed:
        return record
    if write.do == CLOSE:
        return CourseRecord()
    if any(scenario == write.key for scenario, _choices in attempt.answers):
        return record
    answer = Answer(write.key, write.choices)
    if write.do == DRAFT:
        return replace(record, attempt=replace(attempt, draft=answer))
    if write.do == ANSWER:
        answered = replace(attempt, answers=(*attempt.answers, answer), draft=None)
        return replace(record, attempt=answered)
    return record


def changes(source: CourseSource, device: Device, write: Write) -> list[Mapping[str, Any]]:
    """What is to be written, all or nothing; empty if there is nothing to write any more."""
    if write.do == HANDED:
        return _handed(device, write.key)
    before = record_of(source, device)
    after = applied(source, before, write)
    if after == before:
        return []
    course = {
        "area": COURSES,
        "key": source.course.id,
        "value": encode(after),
        "expected": device.stored.texts.get((COURSES, source.course.id), ""),
    }
    if write.do != CLOSE:
        return [course]
    if has_receipt(source, device, write.seed):
        return []
    kept = KeptReceipt(write.key, source.course.id, write.jws)
    return [{"area": RECEIPTS, "key": kept.id, "value": encode(kept)}, course]


def has_receipt(source: CourseSource, device: Device, seed: str) -> bool:
    """Whether a receipt of the quiz of *seed* is stored. Its signature isn't looked at."""
    for kept in device.stored.receipts:
        try:
            found = receipts.read(kept.jws).receipt
        except BadReceipt:
            continue
        if (found.course, found.quiz.seed) == (source.course.id, seed):
            return True
    return False


def _handed(device: Device, id_: str) -> list[Mapping[str, Any]]:
    for kept in device.stored.receipts:
        if kept.id == id_ and not kept.handed:
            return [
                {
                    "area": RECEIPTS,
                    "key": id_,
                    "value": encode(replace(kept, handed=True)),
                    "expected": device.stored.texts.get((RECEIPTS, id_), ""),
                }
            ]
    return []
