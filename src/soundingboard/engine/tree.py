"""Trees: one question a person has, as questions, answers and outcomes.

These objects are what Markdown compiles to, what CI proves, and what the browser walks. Their
JSON form is fixed by ``schemas/tree.json`` (JSON Schema 2020-12).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from soundingboard.engine.verdict import Verdict

FORMAT = 1
"""Version of the compiled JSON form; raised when an old reader could misread a new tree."""

Situation = Mapping[str, str]
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
        return next((answer for answer in self.answers if answer.id == answer_id), None)


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
    """A leaf: a verdict, the reason in plain words, the clauses it rests on and the next steps."""

    id: str
    title: str
    verdict: Verdict
    reason: str
    clauses: tuple[str, ...]
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
    ``ask`` is ``None`` where the procedure names nobody.
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
        ValueError: another format, or a part that is missing or of the wrong kind.
    """
    try:
        if data["format"] != FORMAT:
            raise ValueError(f"tree format {data['format']!r} is not {FORMAT}")
        return Tree(
            procedure=data["procedure"],
            slug=data["slug"],
            title=data["title"],
            reviewed=data["reviewed"],
            not_sure=data["not_sure"],
            formerly=dict(data["formerly"]),
            ask=Contact(**data["ask"]) if data["ask"] is not None else None,
            questions=tuple(_question(item) for item in data["questions"]),
            outcomes=tuple(_outcome(item) for item in data["outcomes"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a compiled tree: {error!r}") from error


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """An outcome's part of the compiled form: everything that a reader is told."""
    return {
        "id": outcome.id,
        "title": outcome.title,
        "verdict": outcome.verdict.value,
        "reason": outcome.reason,
        "clauses": list(outcome.clauses),
        "steps": [
            {"force": step.force, "text": step.text, "ready": step.ready} for step in outcome.steps
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
        "start": tree.questions[0].id,
        "questions": [
            {
                "id": question.id,
                "text": question.text,
                "help": question.help,
                "answers": [
                    {"id": answer.id, "text": answer.text, "hint": answer.hint, "to": answer.to}
                    for answer in question.answers
                ],
            }
            for question in tree.questions
        ],
        "outcomes": [outcome_json(outcome) for outcome in tree.outcomes],
    }


def _question(data: Mapping[str, Any]) -> Question:
    answers = tuple(
        Answer(id=item["id"], text=item["text"], to=item["to"], hint=item["hint"])
        for item in data["answers"]
    )
    return Question(id=data["id"], text=data["text"], help=data["help"], answers=answers)


def _outcome(data: Mapping[str, Any]) -> Outcome:
    return Outcome(
        id=data["id"],
        title=data["title"],
        verdict=Verdict(data["verdict"]),
        reason=data["reason"],
        clauses=tuple(data["clauses"]),
        steps=tuple(Step(item["force"], item["text"], item["ready"]) for item in data["steps"]),
    )


def _canonical(data: Mapping[str, Any]) -> bytes:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()
