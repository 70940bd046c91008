"""What the reading marks on a procedure's page are made of.

The site's build writes it as JSON, and the browser's worker reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

from soundingboard.engine.canonical import digest
from soundingboard.engine.codec import as_object, encode

KIND = "reading"


@dataclass(frozen=True, slots=True)
class ReadingCourse:
    """A course on the procedure, and the address of its page from the site's root.

    ``parts`` are what it asks to be read: the numbers of the clauses by the part's anchor.
    """

    id: str
    title: str
    address: str
    parts: Mapping[str, tuple[str, ...]]


@as_object(derived={"version": "version"})
@dataclass(frozen=True)
class ReadingSource:
    """The courses on the procedure that is called so, whose edition has that hash."""

    kind: ClassVar[str] = KIND
    procedure: str
    edition: str
    courses: tuple[ReadingCourse, ...]

    @cached_property
    def clauses(self) -> Mapping[str, str]:
        """The numbers of the clauses that a course asks to be read, by their ids on the page."""
        parts = (part for course in self.courses for part in course.parts.values())
        return {clause_id(number): number for part in parts for number in part}

    def at(self, root: str) -> ReadingSource:
        """The source for a page from which the site's root is at *root*."""
        courses = (replace(item, address=root + item.address) for item in self.courses)
        return replace(self, courses=tuple(courses))

    @cached_property
    def version(self) -> str:
        """The first 16 hex digits of SHA-256 of the content's canonical form."""
        return digest(encode(self, without=("version",)))[:16]


def clause_id(number: str) -> str:
    """The id of a clause on its procedure's page: ``4.6.a`` is ``c-4-6-a``."""
    return f"c-{number.replace('.', '-')}"
