"""What a course's page is made of: the course, its author's text as HTML, and what it refers to.

The site's build writes it as JSON, and the browser's worker reads it. Addresses are relative to the
page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from soundingboard.engine.canonical import digest
from soundingboard.engine.codec import as_object, encode
from soundingboard.engine.course import Course
from soundingboard.engine.editions import Ledger
from soundingboard.engine.receipt import EditionNamed

KIND = "course"
"""What the JSON of a course's page calls itself, in ``kind``."""


@dataclass(frozen=True, slots=True)
class ScenarioText:
    """The HTML of a scenario: its story, and label and feedback of each choice by the choice's id.

    ``behind`` is what its trees come to, or why none answers it.
    """

    story: str
    choices: Mapping[str, tuple[str, str]]
    behind: str


@dataclass(frozen=True, slots=True)
class Named:
    """A part of the site: its title and its address, which is empty if it has no page."""

    title: str
    address: str


@as_object(derived={"version": "version"})
@dataclass(frozen=True)
class CourseSource:
    """A course, and everything that its page shows.

    ``procedure`` is the procedure's name and page, ``board`` whose it is; ``edition`` is what a
    receipt names, ``edition_words`` the same for readers. ``clauses`` are the clauses that the
    scenarios cite, by number, and ``trees`` the published decision guides that they refer to, by
    id. ``stored`` and ``training`` are addresses of the pages beside the courses. ``anchors`` are
    the ids of the headings of the self-study sheet.
    """

    kind: ClassVar[str] = KIND
    course: Course
    procedure: Named
    board: str
    edition: EditionNamed
    edition_words: str
    ledger: Ledger
    scenarios: Mapping[str, ScenarioText]
    clauses: Mapping[str, Named] = field(default_factory=dict)
    trees: Mapping[str, Named] = field(default_factory=dict)
    stored: str = ""
    training: str = ""
    anchors: tuple[str, ...] = ()

    @cached_property
    def version(self) -> str:
        """The first 16 hex digits of SHA-256 of the content's canonical form."""
        return digest(encode(self, without=("version",)))[:16]

    @cached_property
    def several(self) -> bool:
        """Whether several choices may be right: one that has one alone must not show that."""
        return any(len(scenario.right) > 1 for scenario in self.course.scenarios)

    def validate(self) -> None:
        """Compare the texts and the edition with the course.

        Raises:
            ValueError: they aren't those of the course.
        """
        if self.edition.procedure != self.course.procedure:
            raise ValueError("expected an edition of the course's procedure, found another's")
        if self.scenarios.keys() != self.course.scenario_by_id.keys():
            raise ValueError("expected the texts of the course's scenarios, found others")
        for scenario in self.course.scenarios:
            if self.scenarios[scenario.id].choices.keys() != {it.id for it in scenario.choices}:
                raise ValueError(f"expected the texts of the choices of “{scenario.id}”")
