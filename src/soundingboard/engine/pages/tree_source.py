"""What a tree's page is made of: the tree, and its author's text as HTML.

The site's build writes it as JSON, and the browser's worker reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from soundingboard.engine import tree as trees
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


@dataclass(frozen=True)
class TreeSource:
    """A tree and its texts by the ids of its questions and outcomes.

    ``procedure`` is the address of the procedure's page, relative to the tree's own; links in the
    texts are relative to that, too.
    """

    tree: Tree
    procedure: str
    questions: Mapping[str, QuestionText]
    outcomes: Mapping[str, OutcomeText]

    @cached_property
    def order(self) -> tuple[Question, ...]:
        """The questions, each before those that its answers lead to: the order of any walk."""
        return tuple(reversed(bottom_up(self.tree)))


def to_json(source: TreeSource) -> dict[str, Any]:
    """*source* for :func:`from_json`."""
    return {
        "version": source.tree.version,
        "kind": KIND,
        "tree": trees.to_json(source.tree),
        "procedure": source.procedure,
        "questions": {
            key: {
                "help": item.help,
                "answers": {name: [*pair] for name, pair in item.answers.items()},
            }
            for key, item in source.questions.items()
        },
        "outcomes": {
            key: {"body": item.body, "provenance": item.provenance}
            for key, item in source.outcomes.items()
        },
    }


def from_json(data: Mapping[str, Any]) -> TreeSource:
    """The source that :func:`to_json` wrote.

    Raises:
        ValueError: it isn't one, or the texts aren't those of the tree.
    """
    try:
        tree = trees.from_json(data["tree"])
        return TreeSource(
            tree,
            _text(data["procedure"]),
            {
                question.id: _question(question, data["questions"][question.id])
                for question in tree.questions
            },
            {
                outcome.id: OutcomeText(_text(item["body"]), _text(item["provenance"]))
                for outcome in tree.outcomes
                for item in [data["outcomes"][outcome.id]]
            },
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not the source of a tree's page: {error!r}") from error


def _question(question: Question, data: Mapping[str, Any]) -> QuestionText:
    pairs = {answer.id: _pair(data["answers"][answer.id]) for answer in question.answers}
    return QuestionText(_text(data["help"]), pairs)


def _pair(value: object) -> tuple[str, str]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} isn't a list")
    first, second = value
    return _text(first), _text(second)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} isn't text")
    return value
