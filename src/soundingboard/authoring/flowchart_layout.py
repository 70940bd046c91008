"""Where the boxes and lines of a tree's flowchart stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from soundingboard.authoring.flowchart_lanes import LANE, lanes, rows
from soundingboard.authoring.flowchart_text import text_width, wrap
from soundingboard.engine.graph import bottom_up
from soundingboard.engine.tree import Answer, Outcome, Question, Tree

SIZE = 14.0
"""Size of the text in boxes; all lengths are in the drawing's own unit, one CSS pixel."""
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

BULLET = "• "
"""Begins each of several answers that one line stands for."""

_WIDTH = 232.0
_LABEL_WIDTH = 216.0
_LABEL_PADDING = 6.0
_GAP = 28.0
_RISE = (26.0, 64.0)
"""The least and most height between two layers."""
_SLOPE = 0.07
"""How much of the widest sideways step between two layers is added to the height between them."""

LIMIT = 3000
"""The most boxes, and the most rows that lines pass, of a chart in the usual layout."""


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
class Item:
    """Something that takes a place in a layer: its middle, the layer's number and its width.

    ``above`` are the numbers of the items, in the layer before, from which it hangs.
    """

    x: float
    layer: int
    width: float
    above: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Link:
    """Answers of one question that lead to one target."""

    question: Question
    answers: tuple[Answer, ...]
    to: str


def lay_out(tree: Tree) -> Chart:
    """The chart of *tree*, from top to bottom, the same whenever the tree is the same.

    Every set of answers that lead from one question to one target stands in a layer of its own
    between the two, so that no label can cover a box, a line or another label.
    """
    links = _links(tree)
    nodes: list[Question | Outcome] = [*tree.questions, *tree.outcomes]
    sizes = [*(_node_box(node) for node in nodes), *(_label_box(link) for link in links)]
    place = {node.id: number for number, node in enumerate(nodes)}
    layers = _layers(tree, links, place)
    arcs = []
    for number, link in enumerate(links, len(nodes)):
        arcs += [(place[link.question.id], number), (number, place[link.to])]
    if _passed(layers, arcs) > LIMIT or len(layers) > LIMIT:
        return _in_lanes(links, nodes, sizes, layers, arcs)
    middles, bends = _sugiyama(layers, sizes, arcs)
    tops, bottoms = _heights(layers, sizes, arcs, middles, bends)

    boxes = [
        Box(x, tops[layer], size.width, size.height, size.lines)
        for x, layer, size in zip(middles, layers, sizes, strict=True)
    ]
    edges = []
    for number, link in enumerate(links):
        label = boxes[len(nodes) + number]
        start, end = boxes[place[link.question.id]], boxes[place[link.to]]
        first = layers[len(nodes) + number]
        legs = [(start.x, start.y + start.height, bottoms[first - 1])]
        legs.append((label.x, label.y, bottoms[first]))
        for further, x in enumerate(bends[2 * number + 1], first + 1):
            legs.append((x, tops[further], bottoms[further]))
        legs.append((end.x, end.y, end.y))
        edges.append(Edge(link.question, link.answers, label, tuple(legs)))
    return Chart(
        width=max([*(box.x + box.width / 2 for box in boxes), *chain(*bends)]) + _GAP / 2,
        height=max(bottoms) + _GAP / 2,
        boxes={node.id: box for node, box in zip(nodes, boxes, strict=False)},
        edges=tuple(edges),
    )


def _passed(layers: Sequence[int], arcs: Sequence[tuple[int, int]]) -> int:
    """How many rows all lines together pass on their ways."""
    return sum(layers[other] - layers[one] - 1 for one, other in arcs)


def _in_lanes(
    links: Sequence[_Link],
    nodes: Sequence[Question | Outcome],
    sizes: Sequence[Box],
    layers: Sequence[int],
    arcs: Sequence[tuple[int, int]],
) -> Chart:
    """The chart of a large tree. A line that passes a row does so in the lane of its target."""
    middles = rows(layers, [size.width for size in sizes], arcs, _GAP)
    tops, bottoms = _heights(layers, sizes, arcs, middles, [()] * len(arcs))
    boxes = [
        Box(x, tops[layer], size.width, size.height, size.lines)
        for x, layer, size in zip(middles, layers, sizes, strict=True)
    ]
    spans: dict[int, tuple[int, int]] = {}
    for label, target in arcs[1::2]:
        if layers[target] > layers[label] + 1:
            first, last = spans.get(target, (layers[label] + 1, 0))
            spans[target] = (min(first, layers[label] + 1), max(last, layers[target] - 1))
    right = max(box.x + box.width / 2 for box in boxes) + _GAP
    lane = {
        target: right + LANE * number
        for target, number in zip(spans, lanes(list(spans.values())), strict=True)
    }
    edges = []
    for link, (question, number), (_, target) in zip(links, arcs[::2], arcs[1::2], strict=True):
        start, words, end = boxes[question], boxes[number], boxes[target]
        first = layers[number]
        legs = [(start.x, start.y + start.height, bottoms[first - 1])]
        legs.append((words.x, words.y, bottoms[first]))
        if layers[target] > first + 1:
            legs.append((lane[target], tops[first + 1], bottoms[layers[target] - 1]))
        legs.append((end.x, end.y, end.y))
        edges.append(Edge(link.question, link.answers, words, tuple(legs)))
    return Chart(
        width=max([right, *(x + LANE for x in lane.values())]) + _GAP / 2,
        height=max(bottoms) + _GAP / 2,
        boxes={node.id: box for node, box in zip(nodes, boxes, strict=False)},
        edges=tuple(edges),
    )


def _links(tree: Tree) -> list[_Link]:
    links = []
    for question in tree.questions:
        by_target: dict[str, list[Answer]] = {}
        for answer in question.answers:
            by_target.setdefault(answer.to, []).append(answer)
        links += [_Link(question, tuple(answers), to) for to, answers in by_target.items()]
    return links


def _layers(tree: Tree, links: Sequence[_Link], place: Mapping[str, int]) -> list[int]:
    """Each node two layers below the last question that leads to it, labels between the two."""
    depth = {tree.start.id: 0}
    for question in reversed(bottom_up(tree)):
        for answer in question.answers:
            depth[answer.to] = max(depth.get(answer.to, 0), depth[question.id] + 1)
    return [
        *(2 * depth.get(node, 0) for node in place),
        *(2 * depth[link.question.id] + 1 for link in links),
    ]


def _sugiyama(
    layers: Sequence[int], sizes: Sequence[Box], arcs: Sequence[tuple[int, int]]
) -> tuple[list[float], list[list[float]]]:
    """The middle of each box, and where each arc passes the layers between its ends."""
    # Only who draws needs igraph, which takes a while to load.
    import igraph

    graph = igraph.Graph(n=len(layers), edges=list(arcs), directed=True)
    layout = graph.layout_sugiyama(layers=list(layers), hgap=1, maxiter=500)
    side = -1 if _runs_leftward([x for x, _ in layout.coords], arcs) else 1
    above: list[list[int]] = [[] for _ in layers]
    bends: list[Item] = []
    for (one, other), points in zip(arcs, layout.edge_routing, strict=True):
        last = one
        for layer, (x, _) in enumerate(points, layers[one] + 1):
            bends.append(Item(side * x, layer, 0, (last,)))
            last = len(layers) + len(bends) - 1
        above[other].append(last)
    boxes = [
        Item(side * x, layer, size.width, tuple(over))
        for (x, _), layer, size, over in zip(layout.coords, layers, sizes, above, strict=True)
    ]
    placed = iter(spread([*boxes, *bends]))
    middles = [next(placed) for _ in boxes]
    return middles, [[next(placed) for _ in points] for points in layout.edge_routing]


def spread(items: Sequence[Item]) -> list[float]:
    """Where the middle of each item comes to stand, so that nothing touches its neighbour.

    What stands above one another still does, and the order of a layer stays. igraph knows no
    widths, does not always keep its own distance, and may give several items one place; they are
    then ordered as what they hang from.
    """
    layers: dict[int, list[int]] = {}
    for number, item in enumerate(items):
        layers.setdefault(item.layer, []).append(number)
    xs = [0.0] * len(items)

    def order(number: int) -> tuple[float, float, int]:
        over = [xs[other] for other in items[number].above]
        return round(items[number].x, 3), sum(over) / len(over) if over else 0, number

    rows: list[list[tuple[float, float]]] = []
    for _, layer in sorted(layers.items()):
        row: list[tuple[float, float]] = []
        for number in sorted(layer, key=order):
            x = round(items[number].x, 3)
            xs[number] = max(x, round(row[-1][0] + 0.001, 3)) if row else x
            row.append((xs[number], items[number].width))
        rows.append(row)
    leftmost = _packed(rows)
    rightmost = _packed([[(-x, width) for x, width in reversed(row)] for row in rows])
    # What keeps its distance packed to the left and packed to the right keeps it in between.
    middle = {x: (leftmost[x] - rightmost[-x]) / 2 for x in leftmost}
    edge = min(middle[x] - width / 2 for row in rows for x, width in row)
    return [round(middle[x] - edge + _GAP / 2, 1) for x in xs]


def _packed(rows: Sequence[Sequence[tuple[float, float]]]) -> dict[float, float]:
    """Each x as far to the left as its neighbours on that side allow; *rows* hold x and width."""
    before: dict[float, list[tuple[float, float]]] = {x: [] for row in rows for x, _ in row}
    for row in rows:
        for (x, width), (other, other_width) in pairwise(row):
            before[other].append((x, (width + other_width) / 2 + _GAP))
    packed: dict[float, float] = {}
    at = 0.0
    for x in sorted(before):
        at = max([at, *(packed[left] + gap for left, gap in before[x])])
        packed[x] = at
    return packed


def _runs_leftward(middles: Sequence[float], arcs: Sequence[tuple[int, int]]) -> bool:
    """Whether most neighbouring answers stand the wrong way round, the first on the right.

    Those of the first question count twice.
    """
    right_way = 0
    for (question, one), (next_question, other) in pairwise(arcs[::2]):
        if question == next_question:
            way = (middles[one] < middles[other]) - (middles[one] > middles[other])
            right_way += way if question else 2 * way
    return right_way < 0


def _heights(
    layers: Sequence[int],
    sizes: Sequence[Box],
    arcs: Sequence[tuple[int, int]],
    middles: Sequence[float],
    bends: Sequence[Sequence[float]],
) -> tuple[list[float], list[float]]:
    """Top and bottom of each layer. The wider lines swing between two, the more room they get."""
    count = max(layers) + 1
    swing = [0.0] * count
    for (one, other), points in zip(arcs, bends, strict=True):
        way = [middles[one], *points, middles[other]]
        for step, (before, after) in enumerate(pairwise(way), layers[one]):
            swing[step] = max(swing[step], abs(after - before))
    tops, bottoms = [], []
    y = _GAP / 2
    heights = [0.0] * count
    for size, its in zip(sizes, layers, strict=True):
        heights[its] = max(heights[its], size.height)
    for layer, height in enumerate(heights):
        tops.append(y)
        bottoms.append(y + height)
        y += height + min(_RISE[1], _RISE[0] + _SLOPE * swing[layer])
    return tops, bottoms


def _node_box(node: Question | Outcome) -> Box:
    text = node.text if isinstance(node, Question) else node.title
    lines = wrap(text, _WIDTH - 2 * PADDING, SIZE, bold=isinstance(node, Question))
    rows = len(lines) + isinstance(node, Outcome)
    return Box(0, 0, _WIDTH, rows * LINE + 2 * PADDING, lines)


def _label_box(link: _Link) -> Box:
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
