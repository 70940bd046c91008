"""Courses: what to read, scenarios to judge, and a statement to acknowledge.

These objects are what a course's Markdown compiles to, what the browser draws a quiz from, and
what a receipt names by its hash. Their JSON form is fixed by ``schemas/course.json`` (JSON Schema
2020-12).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar

from soundingboard.engine.canonical import digest
from soundingboard.engine.codec import Items, Name, OneOf, Text, as_object, encode
from soundingboard.engine.formats import Count, Day, Filled, Hash

FORMAT = 1
"""Version of the compiled JSON form; raised when an old reader could misread a new course."""

FEEDBACK = ("each", "end")
"""When feedback is given: after each answer, or at the end."""


@as_object("Choice")
@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a person could do in a scenario."""

    id: Filled
    text: Filled
    """The label."""
    right: bool
    """Whether it is to be ticked."""
    feedback: Filled
    """Why it is right or wrong, in plain text."""


@as_object("Expected outcome")
@dataclass(frozen=True, slots=True)
class ExpectedOutcome:
    """An outcome that a scenario expects, and the answers by which its tree reaches it."""

    tree: Filled
    """Id of the tree: “procedure/slug”."""
    outcome: Filled
    """Id of the outcome."""
    title: Filled
    """The outcome's title."""
    answers: Mapping[str, Filled]
    """The answers that lead to it: question id to answer id."""


@as_object(
    "Scenario",
    keywords={
        "oneOf": [
            {"properties": {"stands_for": {"minItems": 1}, "beyond": {"const": ""}}},
            {"properties": {"stands_for": {"maxItems": 0}, "beyond": {"minLength": 1}}},
        ]
    },
)
@dataclass(frozen=True, slots=True)
class Scenario:
    """A story and its choices. Exactly one of `stands_for` and `beyond` is empty."""

    id: Filled
    title: Filled
    story: Filled
    """Plain text; paragraphs are separated by an empty line."""
    choices: Annotated[tuple[Choice, ...], Items(least=2)]
    """In the file's order. An answer is right when exactly the right ones are ticked."""
    clauses: Annotated[tuple[Filled, ...], Items(least=1, unique=True)]
    """Numbers of the clauses of the procedure that it is based on."""
    expected_outcomes: Annotated[tuple[ExpectedOutcome, ...], Name("stands_for")] = ()
    """Outcomes that it expects; every build walks the trees and finds them."""
    beyond: str = ""
    """Why no tree answers it."""

    def validate(self) -> None:
        """Compare the members with each other.

        Raises:
            ValueError: a choice's id is there twice, no choice is right, or the scenario has an
                expected outcome and a reason why no tree answers it, or neither.
        """
        if len({choice.id for choice in self.choices}) != len(self.choices):
            raise ValueError("two choices of a scenario have the same id")
        if not self.right:
            raise ValueError("a scenario has no right choice")
        if bool(self.expected_outcomes) == bool(self.beyond):
            raise ValueError("expected either an outcome or a reason why no tree answers it")

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


@as_object("Part to read", order="text hint anchor clauses")
@dataclass(frozen=True, slots=True)
class Reading:
    """A part of the procedure to read first."""

    text: str
    """What the course calls it."""
    anchor: Filled
    """Id of its heading on the procedure's page."""
    clauses: Annotated[tuple[Filled, ...], Items(least=1)]
    """Numbers of the clauses from that heading to the next one that is not below it."""
    hint: str = ""
    """What the course says of it, in plain text; may be empty."""


@as_object("Acknowledgment")
@dataclass(frozen=True, slots=True)
class Acknowledgment:
    """What a person acknowledges."""

    text: Filled
    """The wording, word for word."""
    language: Annotated[str, Text(pattern="[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")]
    """Language of the wording (BCP 47)."""
    clause: str = ""
    """Number of the clause that asks for the acknowledgment; empty where none does."""
    note: str = ""
    """Who asks it of whom, in plain words; may be empty where a clause is named."""


@as_object(
    "Compiled course",
    order="format procedure slug title reviewed intro audience statement pass_mark draw "
    "valid_months feedback reading scenarios hash",
    derived={"hash": "hash"},
)
@dataclass(frozen=True)
class Course:
    """Reading, a quiz of scenarios and a statement to acknowledge, on one procedure.

    What a course's Markdown compiles to. Authors never write it; the engine draws and marks quizzes
    by it.
    """

    format: ClassVar[int] = FORMAT
    """Version of this form. A reader refuses any other."""
    procedure: Filled
    """Id of the procedure that the course is on; the folder of its file."""
    slug: Filled
    """Name of the course's file without its ending. “procedure/slug” is the course's id."""
    title: Filled
    audience: Filled
    """For whom the course is."""
    acknowledgment: Annotated[Acknowledgment, Name("statement")]
    reading: Annotated[tuple[Reading, ...], Items(least=1)]
    """What to read first, in order."""
    scenarios: Annotated[tuple[Scenario, ...], Items(least=1)]
    """Every scenario, in the file's order.

    The order in a quiz is that of SHA-256 of seed, line feed and id.
    """
    pass_mark: Count
    """How many of the scenarios drawn must be answered rightly; at most `draw`."""
    draw: Count
    """How many scenarios a quiz has; at most as many as there are."""
    valid_months: Count | None = None
    """Calendar months for which an acknowledgment is valid; null if it does not expire."""
    feedback: Annotated[str, OneOf(*FEEDBACK)] = "each"
    """Whether feedback is shown after each answer or at the end."""
    reviewed: Day = ""
    """Day on which a person last reviewed the course against its procedure."""
    intro: str = ""
    """Plain text before the first heading; paragraphs are separated by an empty line.

    May be empty.
    """

    @property
    def id(self) -> str:
        """``procedure/slug``: names the course within a handbook."""
        return f"{self.procedure}/{self.slug}"

    @cached_property
    def scenario_by_id(self) -> Mapping[str, Scenario]:
        """Scenarios by id."""
        return {scenario.id: scenario for scenario in self.scenarios}

    @cached_property
    def hash(self) -> Hash:
        """SHA-256, in hex, of the canonical form (RFC 8785) of this document without this member.

        A receipt names it, so that it stays known what was asked.
        """
        return digest(encode(self, without=("hash",)))

    def validate(self) -> None:
        """Check that a quiz can be drawn, answered and passed.

        Raises:
            ValueError: it can't.
        """
        if not self.pass_mark <= self.draw <= len(self.scenarios):
            raise ValueError(
                "expected a pass mark of at most the scenarios drawn, and no more drawn than there "
                f"are, found {self.pass_mark} of {self.draw} of {len(self.scenarios)}"
            )
        if len(self.scenario_by_id) != len(self.scenarios):
            raise ValueError("two scenarios have the same id")


@dataclass(frozen=True, slots=True)
class ChoiceOutline:
    """A choice without its text."""

    id: str
    right: bool


@dataclass(frozen=True, slots=True)
class ScenarioOutline:
    """A scenario without its story. ``trees`` are the ids of those that answer it."""

    id: str
    title: str
    choices: tuple[ChoiceOutline, ...]
    trees: tuple[str, ...]


@dataclass(frozen=True)
class CourseOutline:
    """What marking a quiz needs of a course. ``hash`` is that of the whole course."""

    procedure: str
    slug: str
    title: str
    reading: tuple[Reading, ...]
    scenarios: tuple[ScenarioOutline, ...]
    pass_mark: Count
    draw: Count
    valid_months: Count | None
    hash: Hash

    @classmethod
    def of(cls, course: Course) -> CourseOutline:
        """The outline of *course*."""
        return cls(
            course.procedure,
            course.slug,
            course.title,
            course.reading,
            tuple(
                ScenarioOutline(
                    scenario.id,
                    scenario.title,
                    tuple(ChoiceOutline(choice.id, choice.right) for choice in scenario.choices),
                    tuple(expected.tree for expected in scenario.expected_outcomes),
                )
                for scenario in course.scenarios
            ),
            course.pass_mark,
            course.draw,
            course.valid_months,
            course.hash,
        )

    @cached_property
    def course(self) -> Course:
        """The course as far as it is known. Its texts are empty, its hash is the whole one's."""
        scenarios = (
            Scenario(
                item.id,
                item.title,
                "",
                tuple(Choice(choice.id, "", choice.right, "") for choice in item.choices),
                (),
                tuple(ExpectedOutcome(tree, "", "", {}) for tree in item.trees),
            )
            for item in self.scenarios
        )
        course = Course(
            self.procedure,
            self.slug,
            self.title,
            "",
            Acknowledgment("", ""),
            self.reading,
            tuple(scenarios),
            self.pass_mark,
            self.draw,
            self.valid_months,
        )
        vars(course)["hash"] = self.hash
        return course

    def validate(self) -> None:
        """Check that a quiz can be drawn, answered and passed.

        Raises:
            ValueError: it can't.
        """
        self.course.validate()
        for scenario in self.course.scenarios:
            if not scenario.right or len({*scenario.choices}) != len(scenario.choices):
                raise ValueError("a scenario has no right choice, or a choice is there twice")
