"""What a tree's page is made of: the tree, and its author's text as HTML.

The site's build writes it as JSON, and the browser's worker reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from soundingboard.engine.codec import as_object
from soundingboard.engine.graph import bottom_up
from soundingboard.engine.tree import Question, Tree

KIND = "tree"
"""What the JSON of a tree's page calls itself, in ``kind``."""


@dataclass(frozen=True, slots=True)
class QuestionText:
    """The HTML of a question: its help, and label and hint of each answer by the answer's id."""

    help: str
    answers: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class OutcomeText:
    """The HTML of an outcome: its reason and steps, and the line on whose words these are."""

    body: str
    provenance: str


@as_object(order="version kind tree procedure questions outcomes", derived={"version": "version"})
@dataclass(frozen=True)
class TreeSource:
    """A tree and its texts by the ids of its questions and outcomes.

    ``procedure`` is the address of the procedure's page, relative to the tree's own; links in the
    texts are relative to that, too.
    """

    kind: ClassVar[str] = KIND
    tree: Tree
    procedure: str
    questions: Mapping[str, QuestionText]
    outcomes: Mapping[str, OutcomeText]

    @cached_property
    def order(self) -> tuple[Question, ...]:
        """The questions, each before those that its answers lead to: the order of any walk."""
        return tuple(reversed(bottom_up(self.tree)))

    @property
    def version(self) -> str:
        """That of the tree."""
        return self.tree.version

    def validate(self) -> None:
        """Compare the texts with the tree.

        Raises:
            ValueError: they aren't those of the tree.
        """
        if self.questions.keys() != self.tree.question_by_id.keys():
            raise ValueError("expected the texts of the tree's questions, found others")
        if self.outcomes.keys() != self.tree.outcome_by_id.keys():
            raise ValueError("expected the texts of the tree's outcomes, found others")
        for question in self.tree.questions:
            if self.questions[question.id].answers.keys() != {it.id for it in question.answers}:
                raise ValueError(f"expected the texts of the answers to “{question.id}”")
