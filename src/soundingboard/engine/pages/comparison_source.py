"""What a page that compares boards is made of: each board, its tree, and the author's text as HTML.

The site's build writes it as JSON, and the browser's worker reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from soundingboard.engine.pages import tree_source
from soundingboard.engine.pages.tree_source import TreeSource
from soundingboard.engine.tree import Question

KIND = "comparison"
"""What the JSON of such a page calls itself, in ``kind``."""


@dataclass(frozen=True, slots=True)
class Board:
    """One board's procedure in a comparison.

    ``short`` is what staff call the procedure and ``whose`` whose it is. ``page`` is the address of
    the board's own page on the decision, empty if it has none. ``source`` has the board's tree, in
    which the body of an outcome is its reason alone, without the steps. Without a tree, ``answer``
    is HTML that says in a word or two what there is instead, and ``instead`` why and whom to ask.
    """

    short: str
    whose: str
    page: str
    source: TreeSource | None = None
    answer: str = ""
    instead: str = ""


@dataclass(frozen=True)
class ComparisonSource:
    """The boards in the page's order. At least one has a tree.

    ``slug`` names the decision, and ``version`` what is compared; all addresses are relative to the
    page's own.
    """

    slug: str
    version: str
    boards: tuple[Board, ...]

    @cached_property
    def sources(self) -> tuple[TreeSource, ...]:
        """Those of the boards that have a tree."""
        return tuple(board.source for board in self.boards if board.source is not None)

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question that some board may ask, by its id. The same id has the same answers."""
        found: dict[str, Question] = {}
        for source in self.sources:
            for question in source.tree.questions:
                found.setdefault(question.id, question)
        return found

    @cached_property
    def formerly(self) -> Mapping[str, str]:
        """The present ids of questions and answers by the ids that they had."""
        found: dict[str, str] = {}
        for source in self.sources:
            for old, new in source.tree.formerly.items():
                found.setdefault(old, new)
        return found

    def not_sure(self, question_id: str) -> bool:
        """Whether “I'm not sure” is an answer to the question, at every board that has it."""
        return all(
            source.tree.not_sure
            for source in self.sources
            if question_id in source.tree.question_by_id
        )

    @cached_property
    def steps(self) -> dict[Any, Any]:
        """What :mod:`comparison_standing` has found out and need not find out again."""
        return {}

    @cached_property
    def meanings(self) -> dict[Any, str]:
        """The HTML of :mod:`comparison_html` that is the same whatever has been answered."""
        return {}


def to_json(source: ComparisonSource) -> dict[str, Any]:
    """*source* for :func:`from_json`."""
    return {
        "version": source.version,
        "kind": KIND,
        "slug": source.slug,
        "boards": [
            {
                "short": board.short,
                "whose": board.whose,
                "page": board.page,
                "answer": board.answer,
                "instead": board.instead,
                "source": tree_source.to_json(board.source) if board.source is not None else None,
            }
            for board in source.boards
        ],
    }


def from_json(data: Mapping[str, Any]) -> ComparisonSource:
    """The source that :func:`to_json` wrote.

    Raises:
        ValueError: it isn't one, or one of its trees can't be read.
    """
    try:
        source = ComparisonSource(
            _text(data["slug"]), _text(data["version"]), tuple(_board(it) for it in data["boards"])
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not the source of a comparison: {error!r}") from error
    if not source.sources:
        raise ValueError("not the source of a comparison: no board has a tree")
    for item in source.sources:
        for question in item.tree.questions:
            first = source.questions[question.id]
            if {it.id for it in question.answers} != {it.id for it in first.answers}:
                raise ValueError(f"“{question.id}” has other answers in {item.tree.id}")
    return source


def _board(data: Mapping[str, Any]) -> Board:
    held = data["source"]
    return Board(
        _text(data["short"]),
        _text(data["whose"]),
        _text(data["page"]),
        tree_source.from_json(held) if held is not None else None,
        _text(data["answer"]),
        _text(data["instead"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} isn't text")
    return value
