"""The reading marks on a procedure's page as a program: what a course asks for is ticked off.

The browser starts the program once the reader has begun a course, and reports the clauses whose end
was on the screen. A part is read when all its clauses were.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from soundingboard.engine.codec import encode
from soundingboard.engine.pages import device, events
from soundingboard.engine.pages.device import Device
from soundingboard.engine.pages.events import UNDECIDED, Seen
from soundingboard.engine.pages.program import Effect, Payload
from soundingboard.engine.pages.reading_marks_source import ReadingCourse, ReadingSource
from soundingboard.engine.records import COURSES, CourseRecord

SEEN = "seen"


@dataclass(frozen=True, slots=True)
class State:
    """What the page knows.

    ``seen`` are the numbers of the clauses that were reached on this page and aren't stored yet.
    """

    device: Device = field(default_factory=Device)
    seen: tuple[str, ...] = ()


def update(source: ReadingSource, state: State, event: Payload) -> tuple[State, list[Effect]]:
    """The state after *event*, and what the browser is to do.

    Besides the events of :mod:`device` there is ``seen``, whose ``ids`` are those of the parts of
    the page whose end was on the screen.

    Raises:
        BadMessage: the event isn't of its form.
    """
    name = events.name_of(event)
    if name == "place":
        return state, []
    known, effects = device.told(state.device, event)
    # A receipt only says here that a course was taken, for which nobody needs its signature.
    effects = [effect for effect in effects if effect["effect"] != "signature"]
    seen = state.seen
    if name == SEEN:
        ids = events.read(Seen, event).ids
        reached = (source.clauses[id_] for id_ in ids if id_ in source.clauses)
        seen = tuple(dict.fromkeys((*seen, *reached)))
    if known.kind == UNDECIDED:
        seen = ()  # What was erased isn't to come back.
    if known.stored.unusable:
        return State(known, seen), effects  # It is set aside first.
    # If another tab is quicker, what was seen is still missing in its records, and is written anew.
    changes = _changes(source, known, seen)
    if not changes:
        return State(known), effects
    return State(known, seen), [*effects, device.write(changes, SEEN)]


def record_of(source: ReadingSource, course: ReadingCourse, known: Device) -> CourseRecord:
    """The record of *course* as it counts for the edition on the page."""
    record = known.stored.courses.get(course.id, CourseRecord())
    return record.for_edition(source.edition)


def _changes(source: ReadingSource, known: Device, seen: Collection[str]) -> list[dict[str, Any]]:
    """What to write of the clauses *seen*: one change for each course that doesn't know of them."""
    changes = []
    for course in source.courses:
        record = record_of(source, course, known)
        own = dict.fromkeys(number for part in course.parts.values() for number in part)
        new = [number for number in own if number in seen and number not in record.seen]
        if new:
            reached = (*record.seen, *new)
            read = (*record.read, *_finished(course, new, reached))
            record = replace(record, seen=reached, read=tuple(dict.fromkeys(read)))
            changes.append(
                {
                    "area": COURSES,
                    "key": course.id,
                    "value": encode(record),
                    "expected": known.stored.texts.get((COURSES, course.id), ""),
                }
            )
    return changes


def _finished(course: ReadingCourse, new: Collection[str], seen: Collection[str]) -> Iterator[str]:
    """The anchors of the parts of which *new* clauses were the last; others stay as they are."""
    for anchor, clauses in course.parts.items():
        if any(number in new for number in clauses) and all(number in seen for number in clauses):
            yield anchor
