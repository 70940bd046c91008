"""Where the parts of a flowchart stand: nothing covers another, and lines run down."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from tests.authoring.random_trees import random_tree
from tests.engine.ladders import ladder
from tests.engine.small import TREE, WHO, WHOSE

from soundingboard.authoring import flowchart_layout
from soundingboard.authoring.flowchart import flowchart
from soundingboard.authoring.flowchart_lanes import lanes
from soundingboard.authoring.flowchart_layout import Item, lay_out, spread
from soundingboard.authoring.flowchart_text import text_width
from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict

LARGE = [random_tree(24, 36, seed) for seed in range(6)]
SMALL = [random_tree(1 + seed % 7, 1 + seed % 5, seed) for seed in range(40)]
WIDE = Tree(
    "ap-1",
    "wide",
    "Wide",
    (Question("which", "Which?", tuple(Answer(f"a{n}", f"A{n}", f"o{n}") for n in range(30))),),
    tuple(Outcome(f"o{n}", "End", Verdict.ALLOWED, "", ("1",), ("1",)) for n in range(30)),
)


def test_it_reads_from_top_to_bottom() -> None:
    boxes = lay_out(TREE).boxes
    assert boxes["who"].y < boxes["whose"].y < boxes["decline"].y
    assert boxes["accept"].y == boxes["whose"].y
    assert boxes["decline"].y == boxes["ask"].y


def test_the_first_answer_stands_on_the_left_if_most_can() -> None:
    boxes = lay_out(TREE).boxes
    assert boxes["whose"].x < boxes["accept"].x


@pytest.fixture(params=[flowchart_layout.LIMIT, 0], ids=["as usual", "as if too large"])
def limit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(flowchart_layout, "LIMIT", request.param)
    return int(request.param)


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


@pytest.mark.parametrize("questions", [100, 400])
def test_a_chain_of_twice_the_length_is_twice_the_drawing(questions: int) -> None:
    drawings = [
        flowchart(chain(n), links=False, standalone=True) for n in (questions, 2 * questions)
    ]
    assert len(drawings[1]) < 2.1 * len(drawings[0])


def test_lanes_are_used_again_below_where_they_end() -> None:
    assert lanes([(0, 5), (1, 2), (3, 9), (6, 7)]) == [0, 1, 1, 0]


@pytest.mark.usefixtures("limit")
@pytest.mark.parametrize("tree", [*LARGE, *SMALL, WIDE, ladder(30)])
def test_no_box_no_label_and_no_line_covers_another(tree: Tree) -> None:
    chart = lay_out(tree)
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


@pytest.mark.usefixtures("limit")
def test_lines_run_down_from_their_question_through_their_label_to_their_target() -> None:
    for tree in LARGE:
        chart = lay_out(tree)
        for edge in chart.edges:
            start, end = chart.boxes[edge.question.id], chart.boxes[edge.answers[0].to]
            ys = [y for _, top, bottom in edge.legs for y in (top, bottom)]
            assert ys == sorted(ys)
            assert (edge.legs[0][0], ys[0]) == (start.x, start.y + start.height)
            assert edge.legs[1][:2] == (edge.label.x, edge.label.y)
            assert (edge.legs[-1][0], ys[-1]) == (end.x, end.y)


def test_text_fits_its_box() -> None:
    words = "Would you, on behalf of the board, photograph or otherwise record a student's " * 3
    tree = replace(TREE, questions=(replace(WHO, text=words + "W" * 90), WHOSE))
    box = lay_out(tree).boxes["who"]
    assert len(box.lines) > 8
    assert "".join("".join(box.lines).split()) == "".join((words + "W" * 90).split())
    assert all(text_width(line, 14, bold=True) < box.width for line in box.lines)


def test_things_at_one_place_are_set_side_by_side_as_what_they_hang_from() -> None:
    items = [
        Item(0, 0, 100),
        Item(1, 0, 100),
        Item(5, 1, 100, above=(1,)),
        Item(5, 1, 100, above=(0,)),
    ]
    left, right, second, first = spread(items)
    assert left + 100 < right
    assert first + 100 < second


def test_what_stands_above_one_another_stays_there() -> None:
    items = [Item(0, 0, 50), Item(1, 0, 300), Item(1, 1, 20), Item(2, 1, 400), Item(0, 2, 10)]
    placed = spread(items)
    assert placed[0] == placed[4]
    assert placed[1] == placed[2]
