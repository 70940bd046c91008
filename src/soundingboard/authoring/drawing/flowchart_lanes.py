"""A flowchart too large for dagre: boxes in rows, long lines in lanes beside them.

dagre gives every line a place in each row that it passes, so a chain of questions that all end in
one outcome takes time and ink quadratic in its length. Here a line runs down beside all boxes, one
lane for each target, whatever it passes: time and ink are linear. Nothing but Python is needed.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import replace

from soundingboard.authoring.drawing.flowchart_parts import GAP, Chart, Draft, Edge

LANE = 12.0
"""From one lane to the next."""

_BETWEEN = 40.0
"""From one row to the next."""


def passed(draft: Draft) -> int:
    """How many rows all lines together pass on their ways."""
    depth = _depths(draft)
    return sum(2 * (depth[link.end] - depth[link.start] - 1) for link in draft.links)


def in_lanes(draft: Draft) -> Chart:
    """The chart of a large tree. A line that passes a row does so in the lane of its target."""
    depth = _depths(draft)
    sizes = [*draft.boxes, *draft.labels]
    row_of = [2 * its for its in depth] + [2 * depth[link.start] + 1 for link in draft.links]
    over: list[list[int]] = [[] for _ in sizes]
    for number, link in enumerate(draft.links, len(draft.boxes)):
        over[number].append(link.start)
        over[link.end].append(number)
    middles = rows(row_of, [size.width for size in sizes], over)

    heights = [0.0] * (max(row_of) + 1)
    for size, row in zip(sizes, row_of, strict=True):
        heights[row] = max(heights[row], size.height)
    tops = [GAP / 2]
    for height in heights:
        tops.append(tops[-1] + height + _BETWEEN)
    bottoms = [top + height for top, height in zip(tops, heights, strict=False)]

    placed = [
        replace(size, x=x, y=tops[row]) for size, x, row in zip(sizes, middles, row_of, strict=True)
    ]
    boxes, labels = placed[: len(draft.boxes)], placed[len(draft.boxes) :]
    spans: dict[int, tuple[int, int]] = {}
    for link in draft.links:
        below = 2 * depth[link.start] + 2
        if row_of[link.end] > below:
            first, last = spans.get(link.end, (below, 0))
            spans[link.end] = (min(first, below), max(last, row_of[link.end] - 1))
    right = max(box.x + box.width / 2 for box in placed) + GAP
    lane = {
        target: right + LANE * number
        for target, number in zip(spans, lanes(list(spans.values())), strict=True)
    }
    edges = []
    for link, label in zip(draft.links, labels, strict=True):
        start, end, row = boxes[link.start], boxes[link.end], 2 * depth[link.start]
        legs = [
            (start.x, start.y + start.height, bottoms[row]),
            (label.x, label.y, bottoms[row + 1]),
        ]
        if row_of[link.end] > row + 2:
            legs.append((lane[link.end], tops[row + 2], bottoms[row_of[link.end] - 1]))
        legs.append((end.x, end.y, end.y))
        edges.append(Edge(link.question, link.answers, label, tuple(legs)))
    return Chart(
        width=max([right, *(x + LANE for x in lane.values())]) + GAP / 2,
        height=bottoms[-1] + GAP / 2,
        boxes={node.id: box for node, box in zip(draft.nodes, boxes, strict=True)},
        edges=tuple(edges),
    )


def rows(
    row_of: Sequence[int], widths: Sequence[float], over: Sequence[Sequence[int]]
) -> list[float]:
    """The middle of each item: rows are centred, and ordered as what their items hang from.

    *over* are the items from which each one hangs, in rows above it.
    """
    found: dict[int, list[int]] = {}
    for item, row in enumerate(row_of):
        found.setdefault(row, []).append(item)
    middles = [0.0] * len(row_of)

    def order(item: int) -> tuple[float, int]:
        above = over[item]
        return sum(middles[other] for other in above) / len(above) if above else 0.0, item

    for _, items in sorted(found.items()):
        x = -(sum(widths[item] for item in items) + GAP * (len(items) - 1)) / 2
        for item in sorted(items, key=order):
            middles[item] = x + widths[item] / 2
            x += widths[item] + GAP
    left = min(middle - width / 2 for middle, width in zip(middles, widths, strict=True))
    return [round(middle - left + GAP / 2, 1) for middle in middles]


def lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """The number of a lane for each span of rows, first and last; spans in a lane never meet."""
    free: list[int] = []
    busy: list[tuple[int, int]] = []
    found = [0] * len(spans)
    used = 0
    for item in sorted(range(len(spans)), key=spans.__getitem__):
        first, last = spans[item]
        while busy and busy[0][0] < first:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            lane = heapq.heappop(free)
        else:
            lane, used = used, used + 1
        found[item] = lane
        heapq.heappush(busy, (last, lane))
    return found


def _depths(draft: Draft) -> list[int]:
    """How many questions the longest way to each node has before it."""
    depth = [0] * len(draft.nodes)
    waiting = [0] * len(draft.nodes)
    leaving: list[list[int]] = [[] for _ in draft.nodes]
    for link in draft.links:
        waiting[link.end] += 1
        leaving[link.start].append(link.end)
    ready = [node for node, count in enumerate(waiting) if not count]
    while ready:
        node = ready.pop()
        for end in leaving[node]:
            depth[end] = max(depth[end], depth[node] + 1)
            waiting[end] -= 1
            if not waiting[end]:
                ready.append(end)
    return depth
