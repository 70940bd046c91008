"""Trees: one question a person has, as questions, answers and outcomes.

These objects are what Markdown compiles to, what CI proves, and what the browser walks. Their
JSON form is fixed by ``schemas/tree.json`` (JSON Schema 2020-12).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, ClassVar

from soundingboard.engine.canonical import digest
from soundingboard.engine.codec import Items, Text, as_object, encode
from soundingboard.engine.formats import Day, Filled
from soundingboard.engine.verdict import Verdict

FORMAT = 1
"""Version of the compiled JSON form; raised when an old reader could misread a new tree."""

Answers = Mapping[str, str]
"""A set of answers: question id to answer id."""


@as_object("Answer", order="id text hint to")
@dataclass(frozen=True, slots=True)
class Answer:
    """One labelled choice of a question."""

    id: Filled
    text: Filled
    """The label."""
    to: Filled
    """Id of the question or outcome that it leads to."""
    hint: str = ""
    """Plain text beside the label; may be empty."""


@as_object("Question", order="id text help answers")
@dataclass(frozen=True, slots=True)
class Question:
    """A closed question. The same id means the same text and the same labels in every tree."""

    id: Filled
    text: Filled
    """The question as asked."""
    answers: Annotated[tuple[Answer, ...], Items(least=1)]
    help: str = ""
    """Plain text that helps to answer it; may be empty."""

    def answer(self, answer_id: str) -> Answer | None:
        """The answer of that id, or ``None``."""
        for answer in self.answers:
            if answer.id == answer_id:
                return answer
        return None


@as_object("Step")
@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do now."""

    force: str
    """How binding the step is: an id such as “You must not”, the same in every language.

    Empty where it does not say.
    """
    text: Filled
    ready: str = ""
    """A text to copy and complete; blanks are in [square brackets]. May be empty."""


@as_object("Outcome")
@dataclass(frozen=True, slots=True)
class Outcome:
    """A leaf: a verdict, the reason, the clauses it is based on, the steps to take now."""

    id: Filled
    title: Filled
    verdict: Verdict
    """An id, not a label.

    The first five run from most to least permissive; “not covered” is outside the order: the
    procedure is silent.
    """
    reason: str
    """Why, in plain words; paragraphs are separated by an empty line."""
    clauses: Annotated[tuple[Filled, ...], Items(least=1, unique=True)]
    """Numbers of the clauses of the tree's procedure that it is based on."""
    grounds: Annotated[tuple[Filled, ...], Items(unique=True)] = ()
    """Those of the clauses that the reason itself cites.

    A step may restate a duty that applies anyway, so the clauses of steps aren't among them.
    """
    steps: tuple[Step, ...] = ()
    """What to do now, in order."""


@as_object("Contact")
@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a procedure's own text says to ask, and the clause that says so."""

    who: Filled
    clause: str


@as_object(
    "Compiled tree",
    order="format procedure slug title reviewed not_sure formerly ask intro start questions "
    "outcomes version",
    derived={"start": "start_id", "version": "version"},
    trusted=("version",),
)
@dataclass(frozen=True)
class Tree:
    """One question a person has, asked of one procedure: what a tree's Markdown compiles to.

    Authors never write it; the engine walks it. Every target of an answer is a question or an
    outcome of the same tree, and no path comes back to a question.
    """

    format: ClassVar[int] = FORMAT
    """Version of this form. A reader refuses any other."""
    procedure: Filled
    """Id of the procedure that the tree is asked of; the folder of its file."""
    slug: Filled
    """Name of the tree's file without its ending.

    Trees for the same decision have the same slug in every procedure.
    """
    title: Filled
    """The person's question, as in “May I accept this follow request?”."""
    questions: Annotated[tuple[Question, ...], Items(least=1)]
    """Every question, in the file's order."""
    outcomes: Annotated[tuple[Outcome, ...], Items(least=1)]
    """Every outcome, in the file's order."""
    reviewed: Day = ""
    """Day on which a person last reviewed the tree against its procedure."""
    not_sure: bool = True
    """Whether questions offer “I'm not sure”."""
    formerly: Mapping[str, Filled] = field(default_factory=dict)
    """Former ids of questions, answers and outcomes, each with its present id."""
    ask: Contact | None = None
    """Whom the procedure's own text says to ask; null where it names nobody."""
    intro: str = ""
    """Plain text before the first question; paragraphs are separated by an empty line.

    May be empty.
    """

    @property
    def id(self) -> str:
        """``procedure/slug``: names the tree within a handbook."""
        return f"{self.procedure}/{self.slug}"

    @property
    def start(self) -> Question:
        """The first question."""
        return self.questions[0]

    @property
    def start_id(self) -> Filled:
        """Id of the first question."""
        return self.start.id

    @cached_property
    def question_by_id(self) -> Mapping[str, Question]:
        """Questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def outcome_by_id(self) -> Mapping[str, Outcome]:
        """Outcomes by id."""
        return {outcome.id: outcome for outcome in self.outcomes}

    @cached_property
    def version(self) -> Annotated[str, Text(pattern="[0-9a-f]{12}")]:
        """First 12 hex digits of the SHA-256 of this document without this member.

        It is that of the canonical form (RFC 8785). A shared walk carries it, so that a replay on a
        changed tree can say so.
        """
        return digest(encode(self, without=("version",)))[:12]

    def validate(self) -> None:
        """Check that every walk comes to an end. Linear in the tree's size.

        Raises:
            ValueError: an answer leads nowhere, or back.
        """
        ids = {*self.question_by_id, *self.outcome_by_id}
        if len(ids) != len(self.questions) + len(self.outcomes):
            raise ValueError("two questions or outcomes have the same id")
        ways_in = Counter(answer.to for question in self.questions for answer in question.answers)
        if not ways_in.keys() <= ids:
            raise ValueError("an answer leads nowhere")
        ready = [question for question in self.questions if not ways_in[question.id]]
        for question in ready:
            for answer in question.answers:
                ways_in[answer.to] -= 1
                if not ways_in[answer.to] and answer.to in self.question_by_id:
                    ready.append(self.question_by_id[answer.to])
        if len(ready) != len(self.questions):
            raise ValueError("an answer leads back to an earlier question")
