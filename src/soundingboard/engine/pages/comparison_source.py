"""What a page that compares boards is made of: each board, its tree, and the author's text as HTML.

The site's build writes it as JSON, and the browser's worker reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from soundingboard.engine.codec import as_object
from soundingboard.engine.pages.tree_source import TreeSource
from soundingboard.engine.tree import Question

KIND = "comparison"
"""What the JSON of such a page calls itself, in ``kind``."""


@as_object(order="short whose page answer instead source")
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


@as_object(order="version kind slug boards")
@dataclass(frozen=True)
class ComparisonSource:
    """The boards in the page's order. At least one has a tree.

    ``slug`` names the decision, and ``version`` what is compared; all addresses are relative to the
    page's own.
    """

    kind: ClassVar[str] = KIND
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

    def validate(self) -> None:
        """Compare the boards' trees.

        Raises:
            ValueError: there is none, or the same question has other answers in another one.
        """
        if not self.sources:
            raise ValueError("expected at least one board that has a tree, found none")
        for item in self.sources:
            for question in item.tree.questions:
                first = self.questions[question.id]
                if {it.id for it in question.answers} != {it.id for it in first.answers}:
                    raise ValueError(f"“{question.id}” has other answers in {item.tree.id}")
