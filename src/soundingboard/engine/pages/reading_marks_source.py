"""What the reading marks on a procedure's page are made of.

The site's build writes it as JSON, and the browser's worker reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from soundingboard.engine.canonical import digest

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


@dataclass(frozen=True)
class ReadingSource:
    """The courses on the procedure that is called so, whose edition has that hash."""

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
        return digest(_content(self))[:16]


def clause_id(number: str) -> str:
    """The id of a clause on its procedure's page: ``4.6.a`` is ``c-4-6-a``."""
    return f"c-{number.replace('.', '-')}"


def to_json(source: ReadingSource) -> dict[str, Any]:
    """*source* for :func:`from_json`."""
    return {**_content(source), "version": source.version}


def from_json(data: Mapping[str, Any]) -> ReadingSource:
    """The source that :func:`to_json` wrote.

    Raises:
        ValueError: it isn't one.
    """
    try:
        return ReadingSource(
            _text(data["procedure"]), _text(data["edition"]), tuple(map(_course, data["courses"]))
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not the source of reading marks: {error!r}") from error


def _content(source: ReadingSource) -> dict[str, Any]:
    return {
        "kind": KIND,
        "procedure": source.procedure,
        "edition": source.edition,
        "courses": [
            {
                "id": item.id,
                "title": item.title,
                "address": item.address,
                "parts": {anchor: [*clauses] for anchor, clauses in item.parts.items()},
            }
            for item in source.courses
        ],
    }


def _course(data: Mapping[str, Any]) -> ReadingCourse:
    parts = {anchor: tuple(map(_text, clauses)) for anchor, clauses in data["parts"].items()}
    return ReadingCourse(_text(data["id"]), _text(data["title"]), _text(data["address"]), parts)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} isn't text")
    return value
