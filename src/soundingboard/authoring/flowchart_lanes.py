"""A flowchart too large for the usual layout: boxes in rows, long lines in lanes beside them.

The usual layout gives every line a place in each row that it passes, so a chain of questions that
all end in one outcome takes time and ink quadratic in its length. Here a line runs down beside all
boxes, one lane for each target, whatever it passes.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

LANE = 12.0
"""From one lane to the next."""


def rows(
    layers: Sequence[int], widths: Sequence[float], arcs: Sequence[tuple[int, int]], gap: float
) -> list[float]:
    """The middle of each item: rows are centred, and ordered as what their items hang from."""
    above: list[list[int]] = [[] for _ in layers]
    for one, other in arcs:
        above[other].append(one)
    found: dict[int, list[int]] = {}
    for item, layer in enumerate(layers):
        found.setdefault(layer, []).append(item)
    middles = [0.0] * len(layers)

    def order(item: int) -> tuple[float, int]:
        over = above[item]
        return sum(middles[other] for other in over) / len(over) if over else 0.0, item

    for _, row in sorted(found.items()):
        x = -(sum(widths[item] for item in row) + gap * (len(row) - 1)) / 2
        for item in sorted(row, key=order):
            middles[item] = x + widths[item] / 2
            x += widths[item] + gap
    left = min(middle - width / 2 for middle, width in zip(middles, widths, strict=True))
    return [round(middle - left + gap / 2, 1) for middle in middles]


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
