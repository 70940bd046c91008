"""What a course's page is made of: the course, its author's text as HTML, and what it refers to.

The site's build writes it as JSON, and the browser's worker reads it. Addresses are relative to the
page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from soundingboard.engine import course as courses
from soundingboard.engine import editions
from soundingboard.engine.canonical import digest
from soundingboard.engine.course import Course, Scenario
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


@dataclass(frozen=True)
class CourseSource:
    """A course, and everything that its page shows.

    ``procedure`` is the procedure's name and page, ``board`` whose it is; ``edition`` is what a
    receipt names, ``edition_words`` the same for readers. ``clauses`` are the clauses that the
    scenarios cite, by number, and ``trees`` the published decision guides that they refer to, by
    id. ``stored`` and ``training`` are addresses of the pages beside the courses. ``anchors`` are
    the ids of the headings of the self-study sheet.
    """

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
        return digest(_content(self))[:16]

    @cached_property
    def several(self) -> bool:
        """Whether several choices may be right: one that has one alone must not show that."""
        return any(len(scenario.right) > 1 for scenario in self.course.scenarios)


def to_json(source: CourseSource) -> dict[str, Any]:
    """*source* for :func:`from_json`."""
    return {**_content(source), "version": source.version}


def from_json(data: Mapping[str, Any]) -> CourseSource:
    """The source that :func:`to_json` wrote.

    Raises:
        ValueError: it isn't one, or the texts aren't those of the course.
    """
    try:
        course = courses.from_json(data["course"])
        edition = data["edition"]
        return CourseSource(
            course,
            _named(data["procedure"]),
            _text(data["board"]),
            EditionNamed(
                course.procedure,
                _number(edition["revision"]),
                _text(edition["effective"]),
                _text(edition["hash"]),
            ),
            _text(edition["words"]),
            editions.from_json(data["ledger"]),
            {item.id: _scenario(item, data["scenarios"][item.id]) for item in course.scenarios},
            {key: _named(item) for key, item in data["clauses"].items()},
            {key: _named(item) for key, item in data["trees"].items()},
            _text(data["stored"]),
            _text(data["training"]),
            tuple(map(_text, data["anchors"])),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not the source of a course's page: {error!r}") from error


def _content(source: CourseSource) -> dict[str, Any]:
    edition = source.edition
    return {
        "kind": KIND,
        "course": courses.to_json(source.course),
        "procedure": _named_json(source.procedure),
        "board": source.board,
        "edition": {
            "revision": edition.revision,
            "effective": edition.effective,
            "hash": edition.hash,
            "words": source.edition_words,
        },
        "ledger": editions.to_json(source.ledger),
        "scenarios": {
            key: {
                "story": item.story,
                "choices": {choice: [*pair] for choice, pair in item.choices.items()},
                "behind": item.behind,
            }
            for key, item in source.scenarios.items()
        },
        "clauses": {key: _named_json(item) for key, item in source.clauses.items()},
        "trees": {key: _named_json(item) for key, item in source.trees.items()},
        "stored": source.stored,
        "training": source.training,
        "anchors": [*source.anchors],
    }


def _named_json(named: Named) -> dict[str, str]:
    return {"title": named.title, "address": named.address}


def _named(data: Mapping[str, Any]) -> Named:
    return Named(_text(data["title"]), _text(data["address"]))


def _scenario(scenario: Scenario, data: Mapping[str, Any]) -> ScenarioText:
    choices = {choice.id: _pair(data["choices"][choice.id]) for choice in scenario.choices}
    return ScenarioText(_text(data["story"]), choices, _text(data["behind"]))


def _pair(value: object) -> tuple[str, str]:
    if not isinstance(value, list) or len(value) != 2:
        raise TypeError(f"{value!r} isn't a list of two")
    return _text(value[0]), _text(value[1])


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{value!r} isn't a whole number")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} isn't text")
    return value
