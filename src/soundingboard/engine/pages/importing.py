"""Importing a file: a backup from here or another device, or a single receipt.

Each record is checked by itself before anything is stored. What is left out is named, with the
reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from soundingboard.engine.backup import Backup
from soundingboard.engine.codec import encode
from soundingboard.engine.course_progress import course_progress
from soundingboard.engine.errors import BadReceipt
from soundingboard.engine.pages import receipts
from soundingboard.engine.pages.receipts import FITS, UNABLE, ReadReceipt
from soundingboard.engine.pages.training_source import CourseEntry, TrainingSource
from soundingboard.engine.records import (
    COURSES,
    RECEIPTS,
    CourseRecord,
    KeptReceipt,
    Reason,
    Stored,
    Unusable,
    course_record,
    kept_receipt,
)
from soundingboard.engine.timestamp import Timestamp
from soundingboard.engine.wording import _, ngettext

_LONGEST = 80
"""The most characters of a course's id that are shown: a file may have anything."""


@dataclass(frozen=True, slots=True)
class Import:
    """A file under way: what is to be checked and stored, and sentences on what isn't.

    ``receipts`` are pairs of the place in the file, from 1, and the receipt. ``unsigned`` is how
    many receipts aren't as they were signed, ``procedure`` the one that the person works under.
    """

    receipts: tuple[tuple[int, KeptReceipt], ...]
    courses: Mapping[str, CourseRecord]
    procedure: str = ""
    left_out: tuple[str, ...] = ()
    unsigned: int = 0

    @property
    def to_check(self) -> list[ReadReceipt]:
        """The receipts whose signatures must be checked before they are stored."""
        return [receipts.read(kept.jws) for _place, kept in self.receipts]


def begun(source: TrainingSource, file: Backup, now: Timestamp) -> Import:
    """What *file* has that may be stored, as far as it can be found out without signatures."""
    found, left_out, unsigned = [], [], 0
    for place, data in enumerate(file.receipts, start=1):
        try:
            kept = kept_receipt(_as_text(data))
        except Unusable as error:
            left_out.append(_left_out(_receipt_in_file(place), reason(error.reason)))
            continue
        try:
            read = receipts.read(kept.jws)
        except BadReceipt:
            unsigned += 1
            continue
        id_, course = read.receipt.id, read.receipt.course
        found.append((place, KeptReceipt(id_, course, kept.jws, kept.handed)))
    courses = {}
    for id_, data in file.courses.items():
        entry = source.course_by_id.get(id_)
        if entry is None:
            left_out.append(_left_out(id_, _("this site has no course with that name.")))
            continue
        record, why = _checked(source, entry, data, now)
        if why:
            left_out.append(_left_out(entry.course.title, why))
        if record.is_under_way:
            courses[id_] = record
    procedure = file.procedure if file.procedure in source.procedures else ""
    return Import(tuple(found), courses, procedure, tuple(left_out), unsigned)


def _checked(
    source: TrainingSource, entry: CourseEntry, data: Any, now: Timestamp
) -> tuple[CourseRecord, str]:
    """What of a course's record can be used, and why the rest can't be; empty if all can."""
    why = ""
    try:
        record = course_record(_as_text(data))
    except Unusable as error:
        record, why = error.rest or CourseRecord(), reason(error.reason)
    if record.attempt is not None:
        progress = course_progress(entry.course, record.counts, (), source.ledger, now)
        if progress.lost:
            return record.without_attempt, progress.lost
    return record, why


def checked(under_way: Import, results: Mapping[str, str]) -> Import:
    """*under_way* with those receipts alone whose signatures fit."""
    good, left_out, unsigned = [], [*under_way.left_out], under_way.unsigned
    for place, kept in under_way.receipts:
        result = results.get(receipts.read(kept.jws).name)
        if result == FITS:
            good.append((place, kept))
        elif result == UNABLE:
            words = _(
                "this browser can't check it right now. Keep the file, and import it again later "
                "or in another browser."
            )
            left_out.append(_left_out(_receipt_in_file(place), words))
        else:
            unsigned += 1
    return Import(tuple(good), under_way.courses, under_way.procedure, tuple(left_out), unsigned)


def changes(under_way: Import, stored: Stored) -> Iterator[dict[str, Any]]:
    """What is to be stored. What is under way here isn't undone by what was under way elsewhere."""
    for _place, kept in under_way.receipts:
        yield {"area": RECEIPTS, "key": kept.id, "value": encode(kept)}
    for id_, record in under_way.courses.items():
        now = stored.courses.get(id_, CourseRecord())
        yield {
            "area": COURSES,
            "key": id_,
            "value": encode(now.merged(record)),
            "expected": stored.texts.get((COURSES, id_), ""),
        }


def summary(done: Import) -> str:
    """What came of it."""
    count, under_way = len(done.receipts), len(done.courses)
    certain = ngettext("{count} receipt", "{count} receipts", count).format(count=count)
    begun_ = ngettext(
        "{count} course in progress", "{count} courses in progress", under_way
    ).format(count=under_way)
    sentences = [_("Imported: {receipts} and {courses}.").format(receipts=certain, courses=begun_)]
    if done.unsigned:
        sentences.append(
            ngettext(
                "One receipt was left out because it has been changed since it was signed.",
                "{count} receipts were left out because they have been changed since they were "
                "signed.",
                done.unsigned,
            ).format(count=done.unsigned)
        )
    return " ".join(sentences)


def reason(why: Reason) -> str:
    """Why a record can't be used, after its name and a colon."""
    return {
        Reason.FORM: _("it isn't a record from this site."),
        Reason.TWICE: _("it answers one scenario twice."),
        Reason.LARGE: _("it's too large."),
        Reason.NEWER: _("it was saved by a newer version of this site."),
    }[why]


def _as_text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _receipt_in_file(place: int) -> str:
    return _("Receipt {place} in the file").format(place=place)


def _left_out(what: str, why: str) -> str:
    return _("{what}: {why}").format(what=what[:_LONGEST], why=why)
