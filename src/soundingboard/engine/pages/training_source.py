"""What the pages beside the courses are made of: “My training” and “Stored data”.

The site's build writes it as JSON, and the browser's worker reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated

from soundingboard.engine.canonical import digest
from soundingboard.engine.codec import Name, OneOf, as_object, encode
from soundingboard.engine.course import Course, CourseOutline
from soundingboard.engine.editions import Ledger

MY_TRAINING = "my-training"
STORED = "stored"


@dataclass(frozen=True, slots=True)
class CourseEntry:
    """A course as far as its marks need it, and the ``address`` of its page.

    ``procedure`` is what the course's procedure is called and whose it is, ``edition`` the hash of
    its edition, ``procedure_page`` the address of its page, empty if it has none.
    """

    outline: Annotated[CourseOutline, Name("course")]
    address: str
    procedure: str
    edition: str
    procedure_page: str

    @property
    def course(self) -> Course:
        """The course as far as it is known."""
        return self.outline.course


@as_object(derived={"version": "version"})
@dataclass(frozen=True)
class TrainingSource:
    """All courses, the ledger of editions, and the procedures' names by id.

    ``kind`` is which of the pages it is for, and ``stored`` the address of the page on stored data.
    Addresses are from the site's root; :meth:`at` makes them relative to a page.
    """

    kind: Annotated[str, OneOf(MY_TRAINING, STORED)]
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
        return digest(encode(self, without=("version",)))[:16]
