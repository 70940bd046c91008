"""Trees: one question a person has, as questions, answers and outcomes.

These objects are what Markdown compiles to, what CI proves, and what the browser walks. Their
JSON form is fixed by ``schemas/tree.json`` (JSON Schema 2020-12).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from soundingboard.engine.verdict import Verdict

FORMAT = 1
"""Version of the compiled JSON form; raised when an old reader could misread a new tree."""

Answers = Mapping[str, str]
"""A set of answers: question id to answer id."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One labelled choice of a question; ``to`` is the id of the node that it leads to."""

    id: str
    text: str
    to: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A closed question. ``help`` is the plain text under its heading."""

    id: str
    text: str
    answers: tuple[Answer, ...]
    help: str = ""

    def answer(self, answer_id: str) -> Answer | None:
        """The answer of that id, or ``None``."""
        for answer in self.answers:
            if answer.id == answer_id:
                return answer
        return None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do now.

    ``force`` is how binding it is, as the step itself says; ``ready`` a text to copy, if any.
    """

    force: str
    text: str
    ready: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A leaf: a verdict, the reason in plain words, the clauses it rests on and the next steps.

    ``clauses`` are all that it cites, ``grounds`` those among them that the reason itself cites:
    the verdict's own, where a step may restate a duty that holds anyway.
    """

    id: str
    title: str
    verdict: Verdict
    reason: str
    clauses: tuple[str, ...]
    grounds: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a procedure's own text says to ask, and the clause that says so."""

    who: str
    clause: str


@dataclass(frozen=True)
class Tree:
    """One question a person has, asked of one procedure.

    Every target of an answer is a question or an outcome of the same tree, and no path comes back
    to a question: the authoring side publishes nothing else, and the analyses rely on it.
    ``ask`` is ``None`` where the procedure names nobody. ``intro`` is the plain text before the
    first question.
    """

    procedure: str
    slug: str
    title: str
    questions: tuple[Question, ...]
    outcomes: tuple[Outcome, ...]
    reviewed: str = ""
    not_sure: bool = True
    formerly: Mapping[str, str] = field(default_factory=dict)
    ask: Contact | None = None
    intro: str = ""

    @property
    def id(self) -> str:
        """``procedure/slug``: names the tree within a handbook."""
        return f"{self.procedure}/{self.slug}"

    @property
    def start(self) -> Question:
        """The first question."""
        return self.questions[0]

    @cached_property
    def question_by_id(self) -> Mapping[str, Question]:
        """Questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def outcome_by_id(self) -> Mapping[str, Outcome]:
        """Outcomes by id."""
        return {outcome.id: outcome for outcome in self.outcomes}

    @cached_property
    def version(self) -> str:
        """First 12 hex digits of the SHA-256 of the compiled JSON without ``version``.

        A shared walk carries it, so that a replay on a changed tree can say so.
        """
        return hashlib.sha256(_canonical(_content(self))).hexdigest()[:12]


def to_json(tree: Tree) -> dict[str, Any]:
    """The compiled form of *tree*, as ``schemas/tree.json`` describes it."""
    return {**_content(tree), "version": tree.version}


def from_json(data: Mapping[str, Any]) -> Tree:
    """The tree that :func:`to_json` compiled.

    Raises:
        ValueError: another format, a part that is missing or of the wrong kind, or a tree that
            cannot be walked: an answer leads nowhere, or back.
    """
    try:
        if data["format"] != FORMAT:
            raise ValueError(f"tree format {data['format']!r} is not {FORMAT}")
        tree = Tree(
            procedure=_text(data["procedure"]),
            slug=_text(data["slug"]),
            title=_text(data["title"]),
            reviewed=_text(data["reviewed"]),
            not_sure=bool(data["not_sure"]),
            formerly={_text(old): _text(new) for old, new in data["formerly"].items()},
            ask=_contact(data["ask"]),
            intro=_text(data["intro"]),
            questions=tuple(_question(item) for item in data["questions"]),
            outcomes=tuple(_outcome(item) for item in data["outcomes"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a compiled tree: {error!r}") from error
    _refuse_unwalkable(tree)
    return tree


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """An outcome's part of the compiled form: everything that a reader is told."""
    return {
        "id": outcome.id,
        "title": outcome.title,
        "verdict": outcome.verdict.value,
        "reason": outcome.reason,
        "clauses": list(outcome.clauses),
        "grounds": list(outcome.grounds),
        "steps": [
            {"force": step.force, "text": step.text, "ready": step.ready} for step in outcome.steps
        ],
    }


def question_json(question: Question) -> dict[str, Any]:
    """A question's part of the compiled form."""
    return {
        "id": question.id,
        "text": question.text,
        "help": question.help,
        "answers": [
            {"id": answer.id, "text": answer.text, "hint": answer.hint, "to": answer.to}
            for answer in question.answers
        ],
    }


def contact_json(contact: Contact | None) -> dict[str, str] | None:
    """A contact's part of the compiled form."""
    return {"who": contact.who, "clause": contact.clause} if contact is not None else None


def _content(tree: Tree) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "procedure": tree.procedure,
        "slug": tree.slug,
        "title": tree.title,
        "reviewed": tree.reviewed,
        "not_sure": tree.not_sure,
        "formerly": dict(tree.formerly),
        "ask": contact_json(tree.ask),
        "intro": tree.intro,
        "start": tree.questions[0].id,
        "questions": [question_json(question) for question in tree.questions],
        "outcomes": [outcome_json(outcome) for outcome in tree.outcomes],
    }


def _question(data: Mapping[str, Any]) -> Question:
    return Question(
        id=_text(data["id"]),
        text=_text(data["text"]),
        help=_text(data["help"]),
        answers=tuple(_answer(item) for item in data["answers"]),
    )


def _answer(data: Mapping[str, Any]) -> Answer:
    return Answer(
        id=_text(data["id"]),
        text=_text(data["text"]),
        to=_text(data["to"]),
        hint=_text(data["hint"]),
    )


def _outcome(data: Mapping[str, Any]) -> Outcome:
    return Outcome(
        id=_text(data["id"]),
        title=_text(data["title"]),
        verdict=Verdict(_text(data["verdict"])),
        reason=_text(data["reason"]),
        clauses=tuple(_text(item) for item in data["clauses"]),
        grounds=tuple(_text(item) for item in data["grounds"]),
        steps=tuple(
            Step(_text(item["force"]), _text(item["text"]), _text(item["ready"]))
            for item in data["steps"]
        ),
    )


def _contact(data: Mapping[str, Any] | None) -> Contact | None:
    return None if data is None else Contact(_text(data["who"]), _text(data["clause"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} isn't text")
    value.encode()  # raises ValueError for half a character, which could not be hashed
    return value


def _refuse_unwalkable(tree: Tree) -> None:
    """Raise ValueError unless every walk of *tree* comes to an end. Linear in its size."""
    ids = {*tree.question_by_id, *tree.outcome_by_id}
    if len(ids) != len(tree.questions) + len(tree.outcomes):
        raise ValueError("two questions or outcomes have the same id")
    if not tree.questions or not all(question.answers for question in tree.questions):
        raise ValueError("a question or its answers are missing")
    ways_in = Counter(answer.to for question in tree.questions for answer in question.answers)
    if not ways_in.keys() <= ids:
        raise ValueError("an answer leads nowhere")
    ready = [question for question in tree.questions if not ways_in[question.id]]
    for question in ready:
        for answer in question.answers:
            ways_in[answer.to] -= 1
            if not ways_in[answer.to] and answer.to in tree.question_by_id:
                ready.append(tree.question_by_id[answer.to])
    if len(ready) != len(tree.questions):
        raise ValueError("an answer leads back to an earlier question")


def _canonical(data: Mapping[str, Any]) -> bytes:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()
