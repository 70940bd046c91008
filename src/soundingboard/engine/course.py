"""Courses: what to read, scenarios to judge, and a statement to acknowledge.

These objects are what a course's Markdown compiles to, what the browser draws a quiz from, and
what a receipt names by its hash. Their JSON form is fixed by ``schemas/course.json`` (JSON Schema
2020-12).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from soundingboard.engine.canonical import digest

FORMAT = 1
"""Version of the compiled JSON form; raised when an old reader could misread a new course."""

FEEDBACK = ("each", "end")
"""When feedback is given: after each answer, or at the end."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a person could do in a scenario. ``right`` is whether it should be ticked."""

    id: str
    text: str
    right: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class ExpectedOutcome:
    """An outcome that a scenario expects, and the answers by which its tree reaches it."""

    tree: str
    outcome: str
    title: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A story and its choices.

    ``clauses`` are those of the course's procedure that the scenario rests on. ``beyond`` says why
    no tree answers it; empty exactly where ``expected_outcomes`` is not.
    """

    id: str
    title: str
    story: str
    choices: tuple[Choice, ...]
    clauses: tuple[str, ...]
    expected_outcomes: tuple[ExpectedOutcome, ...] = ()
    beyond: str = ""

    @property
    def right(self) -> frozenset[str]:
        """Ids of the choices to be ticked."""
        return frozenset(choice.id for choice in self.choices if choice.right)

    def depends_on(self, trees: Collection[str]) -> bool:
        """Whether its answer is that of one of *trees*, which are ids."""
        return any(expected.tree in trees for expected in self.expected_outcomes)

    def choice(self, choice_id: str) -> Choice | None:
        """The choice of that id, or ``None``."""
        return next((choice for choice in self.choices if choice.id == choice_id), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """A part of the procedure to read first.

    ``anchor`` is the id of its heading on the procedure's page, ``clauses`` the numbers of the
    clauses from there to the next heading of the same level; ``hint`` is what is said of it.
    """

    text: str
    anchor: str
    clauses: tuple[str, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledgment:
    """What a person acknowledges, word for word.

    ``language`` is a BCP 47 tag, ``clause`` the number of the clause that asks for the
    acknowledgment, empty where none does; ``note`` says who asks it of whom.
    """

    text: str
    language: str
    clause: str = ""
    note: str = ""


@dataclass(frozen=True)
class Course:
    """Reading, a quiz and an acknowledgment, on one procedure.

    ``draw`` scenarios are drawn for a quiz, of which ``pass_mark`` must be answered rightly.
    ``valid_months`` is how long an acknowledgment holds; ``None`` if it does not expire. ``intro``
    is the plain text before the first heading.
    """

    procedure: str
    slug: str
    title: str
    audience: str
    acknowledgment: Acknowledgment
    reading: tuple[Reading, ...]
    scenarios: tuple[Scenario, ...]
    pass_mark: int
    draw: int
    valid_months: int | None = None
    feedback: str = "each"
    reviewed: str = field(default="")
    intro: str = ""

    @property
    def id(self) -> str:
        """``procedure/slug``: names the course within a handbook."""
        return f"{self.procedure}/{self.slug}"

    @cached_property
    def scenario_by_id(self) -> Mapping[str, Scenario]:
        """Scenarios by id."""
        return {scenario.id: scenario for scenario in self.scenarios}

    @cached_property
    def hash(self) -> str:
        """SHA-256, in hex, of the canonical form (RFC 8785) of the compiled JSON without ``hash``.

        A receipt names it, so that it stays known what was asked.
        """
        return digest(_content(self))


def to_json(course: Course) -> dict[str, Any]:
    """The compiled form of *course*, as ``schemas/course.json`` describes it."""
    return {**_content(course), "hash": course.hash}


def from_json(data: Mapping[str, Any]) -> Course:
    """The course that :func:`to_json` compiled.

    Raises:
        ValueError: another format, a part that is missing or of the wrong kind, a quiz that cannot
            be drawn or passed, or a content that is not that of its ``hash``.
    """
    course = _course(data)
    if data.get("hash") != course.hash:
        raise ValueError("the course is not the one that its hash names")
    return course


def outline(course: Course) -> dict[str, Any]:
    """The compiled form of *course* without what marking a quiz doesn't need."""
    content = to_json(course)
    acknowledgment = dict.fromkeys(content["statement"], "")
    scenarios = [
        {
            **scenario,
            "story": "",
            "choices": [{**item, "text": "", "feedback": ""} for item in scenario["choices"]],
            "clauses": [],
            "stands_for": [{**expected, "answers": {}} for expected in scenario["stands_for"]],
        }
        for scenario in content["scenarios"]
    ]
    return {**content, "intro": "", "statement": acknowledgment, "scenarios": scenarios}


def from_outline(data: Mapping[str, Any]) -> Course:
    """The course of an :func:`outline`. Its ``hash`` is that of the whole course.

    Raises:
        ValueError: it isn't one, or a quiz can't be drawn or passed.
    """
    course = _course(data)
    vars(course)["hash"] = _text(data.get("hash", ""))
    return course


def _course(data: Mapping[str, Any]) -> Course:
    try:
        if data["format"] != FORMAT:
            raise ValueError(f"course format {data['format']!r} is not {FORMAT}")
        course = Course(
            procedure=_text(data["procedure"]),
            slug=_text(data["slug"]),
            title=_text(data["title"]),
            audience=_text(data["audience"]),
            acknowledgment=_acknowledgment(data["statement"]),
            reading=tuple(_reading(item) for item in data["reading"]),
            scenarios=tuple(_scenario(item) for item in data["scenarios"]),
            pass_mark=_number(data["pass_mark"]),
            draw=_number(data["draw"]),
            valid_months=None if data["valid_months"] is None else _number(data["valid_months"]),
            feedback=_text(data["feedback"]),
            reviewed=_text(data["reviewed"]),
            intro=_text(data["intro"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a compiled course: {error!r}") from error
    _refuse_unplayable(course)
    return course


def _content(course: Course) -> dict[str, Any]:
    acknowledgment = course.acknowledgment
    return {
        "format": FORMAT,
        "procedure": course.procedure,
        "slug": course.slug,
        "title": course.title,
        "reviewed": course.reviewed,
        "intro": course.intro,
        "audience": course.audience,
        "statement": {
            "text": acknowledgment.text,
            "language": acknowledgment.language,
            "clause": acknowledgment.clause,
            "note": acknowledgment.note,
        },
        "pass_mark": course.pass_mark,
        "draw": course.draw,
        "valid_months": course.valid_months,
        "feedback": course.feedback,
        "reading": [
            {
                "text": item.text,
                "hint": item.hint,
                "anchor": item.anchor,
                "clauses": list(item.clauses),
            }
            for item in course.reading
        ],
        "scenarios": [_scenario_json(scenario) for scenario in course.scenarios],
    }


def _scenario_json(scenario: Scenario) -> dict[str, Any]:
    return {
        "id": scenario.id,
        "title": scenario.title,
        "story": scenario.story,
        "choices": [
            {
                "id": choice.id,
                "text": choice.text,
                "right": choice.right,
                "feedback": choice.feedback,
            }
            for choice in scenario.choices
        ],
        "clauses": list(scenario.clauses),
        "stands_for": [expected_outcome_json(expected) for expected in scenario.expected_outcomes],
        "beyond": scenario.beyond,
    }


def expected_outcome_json(expected: ExpectedOutcome) -> dict[str, Any]:
    """A stand's part of the compiled form: what a link to the walked tree needs."""
    return {
        "tree": expected.tree,
        "outcome": expected.outcome,
        "title": expected.title,
        "answers": dict(expected.answers),
    }


def _acknowledgment(data: Mapping[str, Any]) -> Acknowledgment:
    return Acknowledgment(
        text=_text(data["text"]),
        language=_text(data["language"]),
        clause=_text(data["clause"]),
        note=_text(data["note"]),
    )


def _reading(data: Mapping[str, Any]) -> Reading:
    return Reading(
        _text(data["text"]), _text(data["anchor"]), _texts(data["clauses"]), _text(data["hint"])
    )


def _scenario(data: Mapping[str, Any]) -> Scenario:
    return Scenario(
        id=_text(data["id"]),
        title=_text(data["title"]),
        story=_text(data["story"]),
        choices=tuple(_choice(item) for item in data["choices"]),
        clauses=_texts(data["clauses"]),
        expected_outcomes=tuple(_expected_outcome(item) for item in data["stands_for"]),
        beyond=_text(data["beyond"]),
    )


def _choice(data: Mapping[str, Any]) -> Choice:
    if not isinstance(data["right"], bool):
        raise TypeError(f"{data['right']!r} is neither true nor false")
    return Choice(_text(data["id"]), _text(data["text"]), data["right"], _text(data["feedback"]))


def _expected_outcome(data: Mapping[str, Any]) -> ExpectedOutcome:
    answers = {_text(key): _text(answer) for key, answer in data["answers"].items()}
    return ExpectedOutcome(
        _text(data["tree"]), _text(data["outcome"]), _text(data["title"]), answers
    )


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} isn't a list")
    return tuple(_text(item) for item in value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} isn't text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise TypeError(f"{value!r} is no whole number from 1")
    return value


def _refuse_unplayable(course: Course) -> None:
    """Raise ValueError unless a quiz can be drawn from *course*, answered and passed."""
    if not course.pass_mark <= course.draw <= len(course.scenarios):
        raise ValueError("a quiz cannot be drawn or passed")
    if len(course.scenario_by_id) != len(course.scenarios):
        raise ValueError("two scenarios have the same id")
    if course.feedback not in FEEDBACK:
        raise ValueError(f"feedback {course.feedback!r} is unknown")
    for scenario in course.scenarios:
        ids = {choice.id for choice in scenario.choices}
        if len(ids) != len(scenario.choices):
            raise ValueError("two choices of a scenario have the same id")
        if not scenario.right:
            raise ValueError("a scenario has no right choice")
