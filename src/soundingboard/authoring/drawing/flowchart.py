"""A tree's flowchart as SVG: no script, no web font, and legible in light, in dark and in print.

Names for the page's style and script: ``sb-flow`` (the whole), ``sb-flow__node`` with
``data-node``, ``sb-flow__edge`` and ``sb-flow__label`` with ``data-question`` and ``data-answer``.
There is one edge for every answer that leads from one question to one target; ``data-answer`` lists
their ids. Whatever has the attribute ``data-walked`` lights up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib import resources
from itertools import pairwise

from soundingboard.authoring.drawing.flowchart_layout import Layout
from soundingboard.authoring.drawing.flowchart_parts import (
    BULLET,
    ICON,
    LINE,
    PADDING,
    SIZE,
    SMALL,
    SMALL_LINE,
    Box,
    Chart,
    Edge,
)
from soundingboard.authoring.drawing.flowchart_text import text_width
from soundingboard.engine.labels import verdict_title
from soundingboard.engine.tree import Outcome, Question, Tree
from soundingboard.engine.tree_statistics import tree_statistics
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.verdict_shapes import PATHS
from soundingboard.engine.wording import _

_INK, _PAPER, _LINE, _QUESTION = "#23211d", "#fffdf8", "#8b8272", "#5b554b"
_COLOURS = {
    Verdict.ALLOWED: "#17683a",
    Verdict.ALLOWED_WITH_CONDITIONS: "#4b5d00",
    Verdict.ASK_FIRST: "#1a56a0",
    Verdict.ADVISED_AGAINST: "#8f4a00",
    Verdict.NOT_ALLOWED: "#ac1f18",
    Verdict.NOT_COVERED: "#50585f",
}
_TICK = 20  # Its width in the units of the drawing.

# From the top of a line of text to the foot of its letters, as a part of its height.
_BASE = 0.73


def flowchart(tree: Tree, layout: Layout, *, links: bool, standalone: bool) -> str:
    """The flowchart of *tree*, laid out by *layout*, as an SVG element and a line break.

    With *links*, each question and outcome links to its id, as on the tree's page. *standalone*
    is for a file of its own: an image with a title and a description, on a ground.
    """
    chart = layout.chart(tree)
    width, height = _number(chart.width), _number(chart.height)
    # Of an image, those who hear the page are told the name alone, and no links.
    name = f'role="{"group" if links else "img"}" '
    if standalone:
        name += 'aria-labelledby="sb-flow-title" aria-describedby="sb-flow-desc"'
    else:
        called = _("Flowchart: {title}").format(title=tree.title)
        name += f'aria-label="{escape(called)}"'
    kind = "sb-flow sb-flow--alone" if standalone else "sb-flow"
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" class="{kind}" {name} '
        f'font-family="Helvetica, Arial, sans-serif" font-size="{_number(SIZE)}">'
    )
    parts = [opening]
    if standalone:
        parts.append(f'<title id="sb-flow-title">{escape(tree.title)}</title>')
        parts.append(f'<desc id="sb-flow-desc">{escape(_described(tree))}</desc>')
    parts.append(f"<style>\n{style_sheet()}</style>")
    if standalone:
        parts.append(f'<rect class="sb-flow__ground" width="100%" height="100%" fill="{_PAPER}"/>')
    parts += _lines(chart)
    parts += _boxes(tree, chart, links=links)
    parts.append("</svg>")
    return "\n".join(parts) + "\n"


def _described(tree: Tree) -> str:
    counts = tree_statistics(tree)
    ends = ", ".join(f"{outcome.verdict}: {outcome.title}" for outcome in tree.outcomes)
    return f"It begins with “{tree.start.text}” and has {counts.paths} paths. It ends in {ends}."


def _lines(chart: Chart) -> Iterator[str]:
    # Under everything else, and of no use to who hears the page: the labels are read out.
    yield '<g aria-hidden="true">'
    for edge in chart.edges:
        x, _, y = edge.legs[-1]
        # The line ends within its arrow head, whose point it would blunt.
        curve = _curve((*edge.legs[:-1], (x, y - 6, y - 6)))
        head = f"M{_number(x)} {_number(y - 1)}l-5-9h10Z"
        yield (
            f'<g class="sb-flow__edge" {_answered(edge)} '
            f'fill="{_LINE}" stroke="{_LINE}" stroke-width="1.5">'
            f'<path d="{curve}" fill="none"/><path d="{head}" stroke="none"/></g>'
        )
    yield "</g>"


def _curve(legs: tuple[tuple[float, float, float], ...]) -> str:
    x, top, bottom = legs[0]
    path = f"M{_number(x)} {_number(top)}V{_number(bottom)}"
    for before, after in pairwise(legs):
        x, top, bottom = after
        if x != before[0]:
            middle = _number((before[2] + top) / 2)
            path += f"C{_number(before[0])} {middle} {_number(x)} {middle} "
            path += f"{_number(x)} {_number(top)}"
        path += f"V{_number(bottom)}"
    return path


def _boxes(tree: Tree, chart: Chart, *, links: bool) -> Iterator[str]:
    """Each question with the labels under it, then the outcomes: an order fit to be read out."""
    for question in tree.questions:
        yield _node(question, chart.boxes[question.id], links=links)
        for edge in chart.edges:
            if edge.question is question:
                yield _label(edge)
    for outcome in tree.outcomes:
        yield _node(outcome, chart.boxes[outcome.id], links=links)


def _node(node: Question | Outcome, box: Box, *, links: bool) -> str:
    tag = f'a href="#{escape(node.id)}"' if links else "g"
    if isinstance(node, Question):
        kind, colour, radius, head = "question", _QUESTION, 10, ""
    else:
        kind, colour, radius = node.verdict.slug, _COLOURS[node.verdict], 2
        head = _verdict(node.verdict, box)
    x, y = box.x - box.width / 2, box.y
    shape = (
        f'x="{_number(x)}" y="{_number(y)}" width="{_number(box.width)}" '
        f'height="{_number(box.height)}" rx="{radius}"'
    )
    first = y + PADDING + (LINE if head else 0)
    style = "" if head else 'font-weight="700"'
    text = _text(box.lines, x + PADDING, first, SIZE, LINE, style=style)
    return (
        f'<{tag} class="sb-flow__node sb-flow__node--{kind}" data-node="{escape(node.id)}">'
        f'<rect class="sb-flow__paper" {shape} fill="{_PAPER}"/>'
        f'<rect class="sb-flow__box" {shape} fill="{colour}" fill-opacity="0.07" '
        f'stroke="{colour}" stroke-width="1.5"/>'
        f"{head}{text}{_tick(x + box.width, y) if links else ''}</{tag[:1]}>"
    )


def _tick(x: float, y: float) -> str:
    """A tick on the corner of a box, unseen until the box is marked as passed."""
    corner = f"{_number(x - _TICK / 2)} {_number(y - _TICK / 2)}"
    place = f"translate({corner}) scale({_number(_TICK / 24)})"
    return (
        f'<g class="sb-flow__tick" display="none" aria-hidden="true" transform="{place}">'
        '<path d="M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22Z"/><path d="m6.5 12.5 4 4 7-8"/></g>'
    )


def _verdict(verdict: Verdict, box: Box) -> str:
    x, y = box.x - box.width / 2 + PADDING, box.y + PADDING - 0.5
    colour = _COLOURS[verdict]
    words = escape(verdict_title(verdict))
    return (
        f'<path class="sb-flow__icon" transform="translate({_number(x)} {_number(y)}) '
        f'scale({_number(ICON / 24)})" fill="{colour}" fill-rule="evenodd" d="{PATHS[verdict]}"/>'
        f'<text class="sb-flow__verdict" x="{_number(x + ICON + 7)}" '
        f'y="{_number(box.y + PADDING + LINE * _BASE)}" font-size="{_number(SMALL)}" '
        f'font-weight="700" fill="{colour}">{words} </text>'
    )


def _label(edge: Edge) -> str:
    box = edge.label
    x = box.x - box.width / 2
    inset = (box.height - len(box.lines) * SMALL_LINE) / 2
    first = box.y + inset
    if len(edge.answers) > 1:
        text = _listed(box.lines, x + inset, first)
    else:
        text = _text(box.lines, box.x, first, SMALL, SMALL_LINE, style='text-anchor="middle"')
    return (
        f'<g class="sb-flow__label" {_answered(edge)}>'
        f'<rect class="sb-flow__paper" x="{_number(x)}" y="{_number(box.y)}" rx="4" '
        f'width="{_number(box.width)}" height="{_number(box.height)}" fill="{_PAPER}"/>'
        f"{text}</g>"
    )


def _text(
    lines: Sequence[str], x: float, y: float, size: float, step: float, *, style: str = ""
) -> str:
    rows = [_row(line, x, y + number * step, step) for number, line in enumerate(lines)]
    # The white space between two lines keeps their words apart for who hears or copies them.
    return f'<text font-size="{_number(size)}" fill="{_INK}" {style}>{" ".join(rows)}</text>'


def _listed(lines: Sequence[str], x: float, y: float) -> str:
    """Lines of a list, those that go on an item set in as far as its first."""
    inset = text_width(BULLET, SMALL)
    rows = [
        _row(line, x + (0 if line.startswith(BULLET) else inset), y + number * SMALL_LINE)
        for number, line in enumerate(lines)
    ]
    return f'<text font-size="{_number(SMALL)}" fill="{_INK}">{" ".join(rows)}</text>'


def _row(line: str, x: float, y: float, step: float = SMALL_LINE) -> str:
    return f'<tspan x="{_number(x)}" y="{_number(y + _BASE * step)}">{escape(line)}</tspan>'


def _answered(edge: Edge) -> str:
    answers = " ".join(answer.id for answer in edge.answers)
    return f'data-question="{escape(edge.question.id)}" data-answer="{escape(answers)}"'


@cache
def style_sheet() -> str:
    """The style sheet in every drawing."""
    return resources.files(__package__).joinpath("flowchart.css").read_text(encoding="utf-8")


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
