"""What a flowchart is made of: boxes with wrapped text, and lines between them.

All lengths are in the drawing's own unit, one CSS pixel.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from soundingboard.authoring.drawing.flowchart_text import text_width, wrap
from soundingboard.engine.tree import Answer, Outcome, Question, Tree

SIZE = 14.0
"""Size of the text in boxes."""
SMALL = 13.0
"""Size of the text on lines."""
LINE = 19.0
"""From one line of text to the next, in boxes."""
SMALL_LINE = 17.0
"""From one line of text to the next, on lines."""
PADDING = 12.0
"""Between a box and its text."""
ICON = 18.0
"""Width and height of a verdict's icon."""
GAP = 28.0
"""Between neighbouring boxes; half of it is left at the edges of the drawing."""

BULLET = "• "
"""Begins each answer in the label of a line that several answers share."""

_WIDTH = 232.0
_LABEL_WIDTH = 216.0
_LABEL_PADDING = 6.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with lines of text. ``x`` is its middle, ``y`` its top."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a question to where ``answers`` lead, with their texts in ``label``.

    ``legs`` are the upright pieces of the line from top to bottom, as x, upper y and lower y;
    between two of them the line swings over.
    """

    question: Question
    answers: tuple[Answer, ...]
    label: Box
    legs: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A tree laid out: its size, the box of each question and outcome by id, and its edges."""

    width: float
    height: float
    boxes: Mapping[str, Box]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Answers of one question that lead to one target. The ends are numbers of nodes."""

    question: Question
    answers: tuple[Answer, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A tree whose parts have sizes, but no places: the boxes' x and y are 0.

    ``boxes`` are those of ``nodes``, ``labels`` those of ``links``.
    """

    nodes: tuple[Question | Outcome, ...]
    links: tuple[Link, ...]
    boxes: tuple[Box, ...]
    labels: tuple[Box, ...]


def draft(tree: Tree) -> Draft:
    """The parts of the flowchart of *tree*: questions first, then outcomes, and their links."""
    nodes: tuple[Question | Outcome, ...] = (*tree.questions, *tree.outcomes)
    number = {node.id: place for place, node in enumerate(nodes)}
    links: list[Link] = []
    for start, question in enumerate(tree.questions):
        by_target: dict[str, list[Answer]] = {}
        for answer in question.answers:
            by_target.setdefault(answer.to, []).append(answer)
        for to, answers in by_target.items():
            links.append(Link(question, tuple(answers), start, number[to]))
    return Draft(
        nodes, tuple(links), tuple(map(_node_box, nodes)), tuple(_label_box(link) for link in links)
    )


def _node_box(node: Question | Outcome) -> Box:
    text = node.text if isinstance(node, Question) else node.title
    lines = wrap(text, _WIDTH - 2 * PADDING, SIZE, bold=isinstance(node, Question))
    rows = len(lines) + isinstance(node, Outcome)
    return Box(0, 0, _WIDTH, rows * LINE + 2 * PADDING, lines)


def _label_box(link: Link) -> Box:
    inner = _LABEL_WIDTH - 2 * _LABEL_PADDING
    lines: list[str] = []
    for answer in link.answers:
        lead = BULLET if len(link.answers) > 1 else ""
        first, *others = wrap(answer.text, inner - text_width(lead, SMALL), SMALL)
        lines += [lead + first, *others]
    lead_width = text_width(BULLET, SMALL) if len(link.answers) > 1 else 0
    width = lead_width + max(text_width(line, SMALL) for line in lines) + 2 * _LABEL_PADDING
    height = len(lines) * SMALL_LINE + 2 * _LABEL_PADDING
    return Box(0, 0, round(width, 1), height, tuple(lines))
