"""What a course's page knows, and which screen follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated

from soundingboard.engine.codec import OneOf
from soundingboard.engine.course_progress import CourseProgress, course_progress
from soundingboard.engine.pages import course_writes
from soundingboard.engine.pages.course_source import CourseSource
from soundingboard.engine.pages.course_writes import AGAIN, BEGIN, DRAFT, READ, Write, record_of
from soundingboard.engine.pages.device import Device
from soundingboard.engine.pages.events import UNDECIDED
from soundingboard.engine.pages.file_download import FileDownload
from soundingboard.engine.pages.receipts import ReadReceipt
from soundingboard.engine.quiz import Drawn, Marked, draw
from soundingboard.engine.receipt import Person
from soundingboard.engine.records import CourseRecord

# The steps that an address may name: “#step=quiz”. Any other is the overview, and an anchor of the
# static page shows that.
QUIZ = "quiz"
RESULT = "result"
ACKNOWLEDGE = "acknowledge"
RECEIPT = "receipt"
OVERVIEW = ""
STEPS = (QUIZ, RESULT, ACKNOWLEDGE, RECEIPT)
SHEET = "sheet"

# Screens that no address names.
STATIC = "static"
WHOSE = "whose"
SCENARIO = "scenario"
MARKS = "marks"
NOT_YET = "not-yet"

# What is said once, above the screen.
ELSEWHERE = "elsewhere"
NO_QUIZ = "no-quiz"
CANNOT_SIGN = "cannot-sign"
SIGNING_FAILED = "signing-failed"
SAID = ("", ELSEWHERE, NO_QUIZ, CANNOT_SIGN, SIGNING_FAILED)


@dataclass(frozen=True, slots=True)
class Signing:
    """A receipt on its way: who acknowledges, the quiz, and how far it has come.

    ``input`` is what is signed, once the key is known, and ``jws`` the signed receipt, while its
    signature is checked. ``turns`` is how often a key had to be replaced.
    """

    person: Person
    seed: str
    input: str = ""
    jws: str = ""
    turns: int = 0


@dataclass(frozen=True)
class State:
    """What the page knows.

    ``reported`` is whether the browser has said what is stored, ``step`` where the address is, with
    its ``anchor`` on the sheet. ``at`` names the last screen, and ``moved`` is whether the reader
    has gone from one to another, so that the focus must go along. ``marked`` is the scenario whose
    marks are shown, ``opened`` the answer that is shown with a result. ``writes`` are to be stored,
    the first of them under the name ``writing``, unless that is empty; ``count`` is how many have
    got a name. ``seeding`` is whether random bytes were asked for, ``anew`` for another quiz.
    ``stuck`` is whether no quiz can be drawn for now. ``problems`` are the controls that have
    something wrong, each with what that is, and ``tries`` how often that was found. ``said`` is
    what is said above the screen, ``asking`` whether the reader is asked before a visit ends.
    """

    device: Device = field(default_factory=Device)
    reported: bool = False
    step: Annotated[str, OneOf(OVERVIEW, SHEET, *STEPS)] = OVERVIEW
    anchor: str = ""
    at: str = ""
    moved: bool = False
    marked: str = ""
    opened: str = ""
    writes: tuple[Write, ...] = ()
    writing: str = ""
    count: int = 0
    seeding: bool = False
    anew: bool = False
    stuck: bool = False
    signing: Signing | None = None
    problems: tuple[tuple[str, str], ...] = ()
    tries: int = 0
    said: Annotated[str, OneOf(*SAID)] = ""
    asking: bool = False
    downloaded: FileDownload | None = None


@dataclass(frozen=True)
class Position:
    """Where the reader is in the course of *source*, by what is stored and what is about to be."""

    source: CourseSource
    state: State

    @cached_property
    def record(self) -> CourseRecord:
        """What is stored, with what the reader has just ticked: boxes must not jump back."""
        record = record_of(self.source, self.state.device)
        for write in self.state.writes:
            if write.do in (READ, DRAFT, AGAIN):
                record = course_writes.applied(self.source, record, write)
        return record

    @cached_property
    def course(self) -> CourseProgress:
        """The state of the course, by the receipts that count."""
        known = self.state.device
        made = [item.receipt for item in self.receipts]
        return course_progress(
            self.source.course,
            self.record.counts,
            made,
            self.source.ledger,
            known.now,
            withdrawn=known.withdrawn,
        )

    @cached_property
    def receipts(self) -> tuple[ReadReceipt, ...]:
        """The good receipts of this course, the newest first."""
        return self._own(self.state.device.receipts.good)

    @cached_property
    def unchecked(self) -> tuple[ReadReceipt, ...]:
        """Receipts of this course whose signatures this browser can't check."""
        return self._own(self.state.device.receipts.unchecked)

    def _own(self, found: tuple[ReadReceipt, ...]) -> tuple[ReadReceipt, ...]:
        return tuple(item for item in found if item.receipt.course == self.source.course.id)

    @property
    def lost(self) -> str:
        """Why the quiz under way doesn't count; empty if it does."""
        return self.course.lost

    @property
    def marked(self) -> Marked | None:
        """The marks of the quiz under way."""
        return self.course.marked

    @cached_property
    def drawn(self) -> tuple[Drawn, ...]:
        """The quiz under way; empty if there is none."""
        attempt = self.record.attempt
        if attempt is None or self.marked is None:
            return ()
        return draw(self.source.course, attempt.seed)

    @property
    def next(self) -> int | None:
        """The place of the first scenario without an answer, from 0."""
        answered = {item.drawn.scenario.id for item in self.marked.scenarios} if self.marked else {}
        for place, item in enumerate(self.drawn):
            if item.scenario.id not in answered:
                return place
        return None

    @property
    def passed(self) -> bool:
        """Whether the quiz under way is passed."""
        return self.marked is not None and self.marked.passed

    @property
    def all_read(self) -> bool:
        """Whether every part was read."""
        return self.course.read == len(self.source.course.reading)

    @property
    def holds(self) -> bool:
        """Whether there is nothing to do: an acknowledgment is valid, and isn't made again."""
        return self.course.status.value == "acknowledged" and not self.record.again

    @cached_property
    def screen(self) -> str:
        """Which screen is shown."""
        state = self.state
        if not state.reported:
            return STATIC
        if state.step == SHEET:
            return SHEET
        if state.device.kind == UNDECIDED:
            return WHOSE
        if state.device.receipts.waiting and not state.at:
            return STATIC
        if state.step in (OVERVIEW, RECEIPT):
            return state.step or "overview"
        if self.lost:
            return NOT_YET
        if state.step == QUIZ:
            return self._quiz_screen()
        if state.step == RESULT:
            return RESULT if self.marked is not None and self.marked.complete else NOT_YET
        return ACKNOWLEDGE if self.passed and self.all_read else NOT_YET

    def _quiz_screen(self) -> str:
        if self.marked is None:
            begins = self.state.seeding or any(item.do == BEGIN for item in self.state.writes)
            return STATIC if begins and not self.state.at else NOT_YET
        answered = {item.drawn.scenario.id for item in self.marked.scenarios}
        if self.state.marked in answered:
            return MARKS
        return RESULT if self.marked.complete else SCENARIO

    @property
    def key(self) -> str:
        """A name for what is on the screen; another one if the focus must move."""
        name = self.screen
        if name == SCENARIO and self.next is not None:
            name = f"{name} {self.drawn[self.next].scenario.id}"
        elif name == MARKS:
            name = f"{name} {self.state.marked}"
        elif name == SHEET:
            name = f"{name} {self.state.anchor}"
        elif name == NOT_YET:
            name = f"{name} {self.state.step}"
        return f"{name} error {self.state.tries}" if self.state.problems else name
