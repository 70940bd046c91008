"""How far a person is with a course, by what the device has stored, the course and the ledger."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from soundingboard.engine.course import Course
from soundingboard.engine.editions import Ledger, outdated
from soundingboard.engine.errors import EngineError
from soundingboard.engine.quiz import Marked, draw, mark
from soundingboard.engine.receipt import Receipt
from soundingboard.engine.timestamp import Timestamp, months_later
from soundingboard.engine.wording import _


class CourseStatus(StrEnum):
    """What “My training” says of a course."""

    NOT_STARTED = "not started"
    READING = "reading"
    IN_QUIZ = "quiz in progress"
    PASSED = "passed"
    ACKNOWLEDGED = "acknowledged"
    OUTDATED = "outdated"
    EXPIRED = "expired"


class Next(StrEnum):
    """What there is to do next."""

    READ = "read"
    QUIZ = "quiz"
    QUIZ_AGAIN = "quiz again"
    ACKNOWLEDGE = "acknowledge"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A quiz that was begun: ``answers`` are by scenario id, as :func:`quiz.mark` takes them."""

    course_hash: str
    seed: str
    answers: Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Record:
    """What a device holds of one course since its last receipt.

    ``read`` are anchors of the course's reading that were read.
    """

    read: frozenset[str] = frozenset()
    attempt: Attempt | None = None


@dataclass(frozen=True, slots=True)
class CourseProgress:
    """How far a person is with *course*.

    ``read`` counts the parts read, ``marked`` holds the marks of the attempt, if there is one.
    ``receipt`` is the newest for the course, ``outdated`` the clauses to read again since,
    ``valid_until`` the last day on which it holds, ``None`` if it does not expire. ``lost`` says
    why an attempt cannot go on; empty if it can.
    """

    course: Course
    read: int
    marked: Marked | None
    receipt: Receipt | None = None
    outdated: tuple[str, ...] = ()
    valid_until: datetime.date | None = None
    expired: bool = False
    lost: str = ""
    status: CourseStatus = field(init=False)
    next: Next = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", self._status())
        object.__setattr__(self, "next", self._next())

    @property
    def steps(self) -> int:
        """How many steps the course has: each part to read, each scenario, the acknowledgment."""
        return len(self.course.reading) + self.course.draw + 1

    @property
    def done(self) -> int:
        """How many of the steps are done."""
        if self.status is CourseStatus.ACKNOWLEDGED:
            return self.steps
        return self.read + (len(self.marked.scenarios) if self.marked is not None else 0)

    def _status(self) -> CourseStatus:
        if self.receipt is not None:
            if self.outdated:
                return CourseStatus.OUTDATED
            return CourseStatus.EXPIRED if self.expired else CourseStatus.ACKNOWLEDGED
        if self.marked is not None:
            return CourseStatus.PASSED if self.marked.passed else CourseStatus.IN_QUIZ
        return CourseStatus.READING if self.read else CourseStatus.NOT_STARTED

    def _next(self) -> Next:
        if self.status is CourseStatus.ACKNOWLEDGED:
            return Next.NOTHING
        if self.read < len(self.course.reading):
            return Next.READ
        if self.marked is None or not self.marked.complete:
            return Next.QUIZ
        return Next.ACKNOWLEDGE if self.marked.passed else Next.QUIZ_AGAIN


def course_progress(
    course: Course,
    record: Record,
    receipts: Iterable[Receipt],
    ledger: Ledger,
    now: Timestamp,
    withdrawn: Collection[str] = (),
) -> CourseProgress:
    """How far the person of *receipts* and *record* is with *course* at *now*.

    The newest receipt for a course of this id counts, whatever the course asked then: the course
    may change, and it is the procedure that was acknowledged. *withdrawn* are ids of trees that
    nobody may use: a quiz that asks about one of them counts only once it is passed without that.
    """
    read = sum(item.anchor in record.read for item in course.reading)
    marked, lost = _resume(course, record.attempt, withdrawn)
    own = [receipt for receipt in receipts if receipt.course == course.id]
    newest = max(own, key=lambda receipt: receipt.when.utc, default=None)
    if newest is None:
        return CourseProgress(course, read, marked, lost=lost)
    edition = newest.edition
    until = valid_until(course, newest)
    return CourseProgress(
        course,
        read,
        marked,
        receipt=newest,
        outdated=outdated(ledger, edition.procedure, edition.revision, edition.hash),
        valid_until=until,
        expired=until is not None and now.date > until,
        lost=lost,
    )


def valid_until(course: Course, receipt: Receipt) -> datetime.date | None:
    """The last day on which *receipt* is valid, or ``None`` if it doesn't expire."""
    if course.valid_months is None:
        return None
    return months_later(receipt.when.date, course.valid_months)


def _resume(
    course: Course, attempt: Attempt | None, withdrawn: Collection[str]
) -> tuple[Marked | None, str]:
    """The marks of *attempt*, or why it cannot go on."""
    if attempt is None:
        return None, ""
    if attempt.course_hash != course.hash:
        return None, _("The course has changed since you started this quiz. Please start again.")
    try:
        marked = mark(course, attempt.seed, attempt.answers)
    except EngineError:
        return None, _unfit()
    drawn = draw(course, attempt.seed)
    asks = any(item.scenario.depends_on(withdrawn) for item in drawn)
    if asks and not marked.passed_without(withdrawn):
        return None, _(
            "This quiz asked about a decision guide that has been withdrawn, so it doesn't count. "
            "Please take another quiz, which asks about other things."
        )
    return marked, ""


def _unfit() -> str:
    return _("Your saved answers don't match this quiz. Please start another one.")
