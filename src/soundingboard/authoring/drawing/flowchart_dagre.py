"""Flowcharts laid out by dagre, which Node runs at build time.

dagre draws directed graphs in rows, after Sugiyama's method and Brandes and Köpf's placement. One
Node process lays out all graphs of a build; what it says is kept by content.

https://github.com/dagrejs/dagre
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from logging import Logger
from pathlib import Path
from typing import Any

import soundingboard.node
from soundingboard.authoring.drawing.flowchart_parts import GAP, Box, Chart, Draft, Edge
from soundingboard.node import programs
from soundingboard.node.cache import forget_unused, key_of
from soundingboard.node.packages import package_files
from soundingboard.node.process import CommandFailed, run
from soundingboard.node.programs import NodeUnavailable

_SCRIPT = Path(__file__).with_suffix(".mjs")
_LOCKED = Path(soundingboard.node.__file__).parent
_LIBRARY = "dagre.mjs"
_FILES = {_LIBRARY: "@dagrejs/dagre/dist/dagre.esm.js"}

_OPTIONS = {
    "rankdir": "TB",
    "rankalign": "top",
    "nodesep": GAP,
    "edgesep": 16,
    # dagre halves it, since it puts a row of labels between every two rows of boxes.
    "ranksep": 80,
}

Point = tuple[float, float]


def layouts(drafts: Sequence[Draft], cache: Path, *, log: Logger) -> list[str]:
    """Where dagre puts the parts of each of *drafts*, as JSON for :func:`chart`.

    Layouts are taken from *cache* if they are there; Node is started only for the others.

    Raises:
        NodeUnavailable: Node, npm or dagre can't be had, or failed.
        OSError: *cache* can't be written.
    """
    kept = cache / "flowcharts"
    graphs = [_graph(draft) for draft in drafts]
    stem = key_of(_SCRIPT.read_bytes(), (_LOCKED / "package-lock.json").read_bytes())
    files = [kept / f"{stem}-{key_of(json.dumps(graph))}.json" for graph in graphs]
    found = [_kept(file, draft) for file, draft in zip(files, drafts, strict=True)]
    missing = [number for number, text in enumerate(found) if text is None]
    if missing:
        kept.mkdir(parents=True, exist_ok=True)
        made = _laid_out([graphs[number] for number in missing], cache, log)
        for number, layout in zip(missing, made, strict=True):
            found[number] = text = json.dumps(layout, separators=(",", ":"))
            _write(files[number], text)
        forget_unused(kept)
    return [text for text in found if text is not None]


def chart(draft: Draft, layout: str) -> Chart:
    """The chart of *draft* with its parts where *layout* says.

    Raises:
        ValueError: *layout* isn't one of this draft.
    """
    nodes, ways = _read(layout, draft)
    ranks = [rank for _, _, rank in nodes]
    boxes = [
        replace(box, x=x, y=y - box.height / 2)
        for (x, y, _), box in zip(nodes, draft.boxes, strict=True)
    ]
    labels = []
    for way, label in zip(ways, draft.labels, strict=True):
        x, y = way[len(way) // 2]
        labels.append(replace(label, x=x, y=y - label.height / 2))
    rows = _rows(draft, boxes, labels, ranks, ways)

    edges = []
    for link, label, way in zip(draft.links, labels, ways, strict=True):
        start, end, first = boxes[link.start], boxes[link.end], ranks[link.start]
        legs = [(start.x, start.y + start.height, rows[first][1])]
        legs += ((x, *rows[rank]) for rank, (x, _) in enumerate(way, first + 1))
        legs.append((end.x, end.y, end.y))
        edges.append(Edge(link.question, link.answers, label, tuple(legs)))
    return _upright(
        Chart(0, 0, dict(zip((n.id for n in draft.nodes), boxes, strict=True)), tuple(edges))
    )


def _graph(draft: Draft) -> dict[str, Any]:
    return {
        "options": _OPTIONS,
        "nodes": [[box.width, box.height] for box in draft.boxes],
        "edges": [
            [link.start, link.end, label.width, label.height]
            for link, label in zip(draft.links, draft.labels, strict=True)
        ],
    }


def _laid_out(graphs: Sequence[dict[str, Any]], cache: Path, log: Logger) -> list[Any]:
    library = package_files(
        cache, _LOCKED, _FILES, what="dagre, which lays out flowcharts,", log=log
    )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        scratch = Path(name)
        request, response = scratch / "request.json", scratch / "response.json"
        request.write_text(json.dumps(graphs), encoding="utf-8")
        try:
            run([programs.node(), _SCRIPT, library / _LIBRARY, request, response], folder=scratch)
            made: list[Any] = json.loads(response.read_text(encoding="utf-8"))
        except CommandFailed as error:
            raise NodeUnavailable(f"Node.js failed to lay out flowcharts: {error}") from error
    return made


def _kept(file: Path, draft: Draft) -> str | None:
    """The layout in *file*; ``None`` if there is none, or none that can be used."""
    try:
        text = file.read_text(encoding="utf-8")
        _read(text, draft)
        os.utime(file)
    except (OSError, ValueError):
        return None
    return text


def _write(file: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=file.parent, prefix=".", delete=False
    ) as scratch:
        scratch.write(text)
    Path(scratch.name).replace(file)


def _read(layout: str, draft: Draft) -> tuple[list[tuple[float, float, int]], list[list[Point]]]:
    """The places of nodes, and the points of lines, in a layout."""
    try:
        said = json.loads(layout)
        nodes = [(float(x), float(y), int(rank)) for x, y, rank in said["nodes"]]
        ways = [[(float(x), float(y)) for x, y in way] for way in said["edges"]]
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError("this is no layout") from error
    if (len(nodes), len(ways)) != (len(draft.boxes), len(draft.labels)):
        raise ValueError("this is the layout of another tree")
    for link, way in zip(draft.links, ways, strict=True):
        # A line passes every row between its ends, and its label is in the middle one.
        if len(way) != nodes[link.end][2] - nodes[link.start][2] - 1 or len(way) % 2 != 1:
            raise ValueError("this is the layout of another tree")
    return nodes, ways


def _rows(
    draft: Draft,
    boxes: Sequence[Box],
    labels: Sequence[Box],
    ranks: Sequence[int],
    ways: Sequence[Sequence[Point]],
) -> dict[int, tuple[float, float]]:
    """Top and bottom of each row."""

    def parts() -> Iterator[tuple[int, float, float]]:
        for rank, box in zip(ranks, boxes, strict=True):
            yield rank, box.y, box.y + box.height
        for link, label, way in zip(draft.links, labels, ways, strict=True):
            for rank, (_, y) in enumerate(way, ranks[link.start] + 1):
                is_label = rank == ranks[link.start] + 1 + len(way) // 2
                yield (rank, label.y, label.y + label.height) if is_label else (rank, y, y)

    found: dict[int, tuple[float, float]] = {}
    for rank, top, bottom in parts():
        highest, lowest = found.get(rank, (top, bottom))
        found[rank] = (min(highest, top), max(lowest, bottom))
    return found


def _upright(drawn: Chart) -> Chart:
    """*drawn* with room at its edges, mirrored if most first answers are on the right."""
    boxes = [*drawn.boxes.values(), *(edge.label for edge in drawn.edges)]
    bends = [x for edge in drawn.edges for x, _, _ in edge.legs]
    left = min([*(box.x - box.width / 2 for box in boxes), *bends]) - GAP / 2
    right = max([*(box.x + box.width / 2 for box in boxes), *bends]) + GAP / 2
    top = min(box.y for box in boxes) - GAP / 2
    mirrored = _runs_leftward(drawn.edges)

    def across(x: float) -> float:
        return round(right - x if mirrored else x - left, 1)

    def moved(box: Box) -> Box:
        return replace(box, x=across(box.x), y=round(box.y - top, 1))

    return Chart(
        width=round(right - left, 1),
        height=round(max(box.y + box.height for box in boxes) - top + GAP / 2, 1),
        boxes={key: moved(box) for key, box in drawn.boxes.items()},
        edges=tuple(
            replace(
                edge,
                label=moved(edge.label),
                legs=tuple(
                    (across(x), round(upper - top, 1), round(lower - top, 1))
                    for x, upper, lower in edge.legs
                ),
            )
            for edge in drawn.edges
        ),
    )


def _runs_leftward(edges: Sequence[Edge]) -> bool:
    """Whether most neighbouring answers are in the wrong order, the first on the right.

    Those of the first question count twice.
    """
    right_way = 0
    for one, other in pairwise(edges):
        if one.question is other.question:
            way = (one.label.x < other.label.x) - (one.label.x > other.label.x)
            right_way += way if one.question is not edges[0].question else 2 * way
    return right_way < 0
