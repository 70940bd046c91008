"""What the pages beside the courses are made of: “My training” and “Stored data”.

The site's build writes it as JSON, and the browser's worker reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from soundingboard.engine import course as courses
from soundingboard.engine import editions
from soundingboard.engine.canonical import digest
from soundingboard.engine.course import Course
from soundingboard.engine.editions import Ledger

MY_TRAINING = "my-training"
STORED = "stored"


@dataclass(frozen=True, slots=True)
class CourseEntry:
    """A course as far as its marks need it, and the ``address`` of its page.

    ``procedure`` is what the course's procedure is called and whose it is, ``edition`` the hash of
    its edition, ``procedure_page`` the address of its page, empty if it has none.
    """

    course: Course
    address: str
    procedure: str
    edition: str
    procedure_page: str


@dataclass(frozen=True)
class TrainingSource:
    """All courses, the ledger of editions, and the procedures' names by id.

    ``kind`` is which of the pages it is for, and ``stored`` the address of the page on stored data.
    Addresses are from the site's root; :meth:`at` makes them relative to a page.
    """

    kind: str
    courses: tuple[CourseEntry, ...]
    ledger: Ledger
    procedures: Mapping[str, str]
    stored: str = ""

    @cached_property
    def course_by_id(self) -> Mapping[str, CourseEntry]:
        """The courses by id."""
        return {item.course.id: item for item in self.courses}

    def at(self, root: str) -> TrainingSource:
        """The source for a page from which the site's root is at *root*."""
        courses = (
            replace(
                item,
                address=root + item.address,
                procedure_page=item.procedure_page and root + item.procedure_page,
            )
            for item in self.courses
        )
        return replace(self, courses=tuple(courses), stored=root + self.stored)

    @cached_property
    def version(self) -> str:
        """The first 16 hex digits of SHA-256 of the content's canonical form."""
        return digest(_content(self))[:16]


def to_json(source: TrainingSource) -> dict[str, Any]:
    """*source* for :func:`from_json`."""
    return {**_content(source), "version": source.version}


def from_json(data: Mapping[str, Any]) -> TrainingSource:
    """The source that :func:`to_json` wrote.

    Raises:
        ValueError: it isn't one.
    """
    try:
        return TrainingSource(
            _text(data["kind"]),
            tuple(map(_entry, data["courses"])),
            editions.from_json(data["ledger"]),
            {key: _text(name) for key, name in data["procedures"].items()},
            _text(data["stored"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not the source of a page on training: {error!r}") from error


def _content(source: TrainingSource) -> dict[str, Any]:
    return {
        "kind": source.kind,
        "courses": [
            {
                "course": courses.outline(item.course),
                "address": item.address,
                "procedure": item.procedure,
                "edition": item.edition,
                "procedure_page": item.procedure_page,
            }
            for item in source.courses
        ],
        "ledger": editions.to_json(source.ledger),
        "procedures": {**source.procedures},
        "stored": source.stored,
    }


def _entry(data: Mapping[str, Any]) -> CourseEntry:
    return CourseEntry(
        courses.from_outline(data["course"]),
        *(_text(data[name]) for name in ("address", "procedure", "edition", "procedure_page")),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} isn't text")
    return value
