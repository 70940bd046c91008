"""Flowcharts: well formed, complete, legible, and the same for the same tree."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import HealthCheck, given, settings
from tests.engine.ladders import ladder
from tests.engine.small import ACCEPT, ASK, DECLINE, TREE, WHO, WHOSE
from tests.strategies import trees

from soundingboard.authoring.flowchart import flowchart
from soundingboard.authoring.flowchart_layout import BULLET, Item, lay_out, spread
from soundingboard.authoring.flowchart_text import text_width, wrap
from soundingboard.authoring.verdict_shapes import PATHS
from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict

SVG = "{http://www.w3.org/2000/svg}"


def drawn(tree: Tree, *, links: bool = True, standalone: bool = False) -> Element:
    """The flowchart, read again as XML."""
    return ElementTree.fromstring(flowchart(tree, links=links, standalone=standalone))


def of_class(chart: Element, name: str) -> list[Element]:
    """The elements of a class, in the order of the file."""
    return [item for item in chart.iter() if name in (item.get("class") or "").split()]


def said(item: Element) -> str:
    """The text within, as it is read out."""
    return " ".join("".join(item.itertext()).split())


def random_tree(questions: int, outcomes: int, seed: int) -> Tree:
    """A tree of that size, with long edges and shared parts, the same for the same *seed*."""
    chance = random.Random(seed)
    ids = [f"q{number}" for number in range(questions)]
    ends = [f"o{number}" for number in range(outcomes)]
    targets: dict[str, list[str]] = {item: [] for item in ids}
    for place in range(1, questions):
        targets[ids[chance.randrange(max(0, place - 3), place)]].append(ids[place])
    for end in ends:
        targets[chance.choice(ids)].append(end)
    for place, item in enumerate(ids):
        while len(targets[item]) < 2 or chance.random() < 0.3:
            targets[item].append(chance.choice([*ids[place + 1 :], *ends]))
    return Tree(
        "ap-1",
        "random",
        "Random",
        tuple(
            Question(
                item,
                f"Is this what question {item} asks about?",
                tuple(
                    Answer(f"a{number}", f"Answer {number}{' in words' * (number % 4)}", to)
                    for number, to in enumerate(targets[item])
                ),
            )
            for item in ids
        ),
        tuple(
            Outcome(end, f"The outcome {end}", list(Verdict)[number % 6], "", ("1",), ("1",))
            for number, end in enumerate(ends)
        ),
    )


def test_every_question_and_outcome_is_a_node() -> None:
    nodes = of_class(drawn(TREE), "sb-flow__node")
    assert [(node.get("data-node"), said(node)) for node in nodes] == [
        ("who", "Who?"),
        ("whose", "Whose?"),
        ("decline", "Not allowed Decline"),
        ("ask", "Ask first Ask"),
        ("accept", "Allowed Accept"),
    ]


def test_every_answer_is_on_an_edge_and_on_its_label() -> None:
    chart = drawn(TREE)
    expected = [("who", "a-student"), ("who", "a-friend"), ("whose", "mine"), ("whose", "anothers")]
    for name in ("sb-flow__edge", "sb-flow__label"):
        found = [
            (item.get("data-question"), item.get("data-answer")) for item in of_class(chart, name)
        ]
        assert found == expected
    assert [said(item) for item in of_class(chart, "sb-flow__label")] == [
        "A student",
        "A friend",
        "Mine",
        "Another's",
    ]


def test_answers_that_lead_to_one_place_share_an_edge_that_lists_them() -> None:
    who = replace(WHO, answers=(*WHO.answers, Answer("a-colleague", "A colleague", "accept")))
    chart = drawn(replace(TREE, questions=(who, WHOSE)))
    [shared] = [
        item
        for item in of_class(chart, "sb-flow__label")
        if "a-friend" in (item.get("data-answer") or "").split()
    ]
    assert shared.get("data-answer") == "a-friend a-colleague"
    assert said(shared) == f"{BULLET}A friend {BULLET}A colleague"
    assert len(of_class(chart, "sb-flow__edge")) == 4


def test_on_the_page_each_node_links_to_its_anchor() -> None:
    chart = drawn(TREE, links=True)
    nodes = of_class(chart, "sb-flow__node")
    assert {node.tag for node in nodes} == {f"{SVG}a"}
    assert [node.get("href") for node in nodes] == ["#who", "#whose", "#decline", "#ask", "#accept"]
    # An image's parts are not told to those who hear the page; a group's are.
    assert chart.get("role") == "group"
    assert chart.get("aria-label") == "Flowchart: May I accept?"
    assert chart.find(f"{SVG}title") is None


def test_alone_it_is_an_image_with_a_title_and_a_description() -> None:
    chart = drawn(TREE, links=False, standalone=True)
    assert chart.get("role") == "img"
    title, described = chart.find(f"{SVG}title"), chart.find(f"{SVG}desc")
    assert title is not None
    assert described is not None
    assert (chart.get("aria-labelledby"), chart.get("aria-describedby")) == (
        title.get("id"),
        described.get("id"),
    )
    assert title.text == "May I accept?"
    assert described.text == (
        "It begins with “Who?” and has 3 paths. "
        "It ends in not allowed: Decline, ask first: Ask, allowed: Accept."
    )
    assert not list(chart.iter(f"{SVG}a"))


def test_a_verdict_is_told_by_words_by_shape_and_by_colour() -> None:
    outcomes = tuple(
        Outcome(verdict.slug, "End", verdict, "", ("1",), ("1",)) for verdict in Verdict
    )
    question = Question(
        "which", "Which?", tuple(Answer(item.id, item.id, item.id) for item in outcomes)
    )
    chart = drawn(Tree("ap-1", "all", "All", (question,), outcomes))
    for verdict in Verdict:
        [node] = of_class(chart, f"sb-flow__node--{verdict.slug}")
        assert said(node) == f"{verdict.value.capitalize()} End"
    icons = [icon.get("d") for icon in of_class(chart, "sb-flow__icon")]
    assert icons == [PATHS[verdict] for verdict in Verdict]
    assert len(set(icons)) == len({icon.get("fill") for icon in of_class(chart, "sb-flow__icon")})
    assert len(set(icons)) == len(Verdict)


def test_it_needs_nothing_from_elsewhere() -> None:
    text = flowchart(TREE, links=True, standalone=True)
    assert "<script" not in text
    assert "url(" not in text
    assert "@import" not in text
    assert text.count("http") == text.count("http://www.w3.org/2000/svg") == 1


def test_whatever_an_author_writes_stays_text() -> None:
    nasty = "</svg><script>alert('1')</script> & \"quotes\" ]]>"
    tree = replace(
        TREE,
        title=nasty,
        questions=(replace(WHO, text=nasty), WHOSE),
        outcomes=(replace(DECLINE, title=nasty), ASK, ACCEPT),
    )
    for standalone in (False, True):
        chart = drawn(tree, standalone=standalone)
        assert not list(chart.iter(f"{SVG}script"))
        words = said(of_class(chart, "sb-flow__node")[0])
        assert words.replace(" ", "") == nasty.replace(" ", "")


def test_it_has_a_size_and_scales() -> None:
    chart = drawn(TREE)
    left, top, width, height = (float(part) for part in (chart.get("viewBox") or "").split())
    assert (left, top) == (0, 0)
    assert (float(chart.get("width") or 0), float(chart.get("height") or 0)) == (width, height)


def test_it_reads_from_top_to_bottom() -> None:
    boxes = lay_out(TREE).boxes
    assert boxes["who"].y < boxes["whose"].y < boxes["decline"].y
    assert boxes["accept"].y == boxes["whose"].y
    assert boxes["decline"].y == boxes["ask"].y


def test_the_first_answer_stands_on_the_left_if_most_can() -> None:
    boxes = lay_out(TREE).boxes
    assert boxes["whose"].x < boxes["accept"].x


def test_the_same_tree_is_drawn_the_same_in_every_process() -> None:
    script = (
        "from tests.authoring.test_flowchart import *\n"
        "print(flowchart(random_tree(12, 9, 7), links=True, standalone=True), end='')"
    )
    here = flowchart(random_tree(12, 9, 7), links=True, standalone=True)
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        )
        assert done.stdout.decode() == here


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(trees())
def test_whatever_the_tree_the_chart_is_well_formed_and_whole(tree: Tree) -> None:
    chart = drawn(tree, standalone=True)
    nodes = [node.get("data-node") for node in of_class(chart, "sb-flow__node")]
    assert Counter(nodes) == Counter([*tree.question_by_id, *tree.outcome_by_id])
    answers = Counter(
        (label.get("data-question"), answer)
        for label in of_class(chart, "sb-flow__label")
        for answer in (label.get("data-answer") or "").split()
    )
    assert answers == Counter(
        (question.id, answer.id) for question in tree.questions for answer in question.answers
    )


LARGE = [random_tree(24, 36, seed) for seed in range(6)]
SMALL = [random_tree(1 + seed % 7, 1 + seed % 5, seed) for seed in range(40)]
WIDE = Tree(
    "ap-1",
    "wide",
    "Wide",
    (Question("which", "Which?", tuple(Answer(f"a{n}", f"A{n}", f"o{n}") for n in range(30))),),
    tuple(Outcome(f"o{n}", "End", Verdict.ALLOWED, "", ("1",), ("1",)) for n in range(30)),
)


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


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ("",)),
        ("one", ("one",)),
        ("one two three", ("one two", "three")),
        ("WWWWWWWW", ("WWWW", "WWWW")),
        ("a WWWWWW b", ("a", "WWWW", "WW b")),
        ("学生是谁", ("学生是谁",)),
        ("学生是谁呢", ("学生是谁", "呢")),
        ("e\u0301" * 3, ("e\u0301" * 3,)),
    ],
)
def test_text_is_broken_between_words_where_it_can_be(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 50, 10) == lines


def test_widths_are_those_of_letters() -> None:
    assert text_width("iii", 10) < text_width("nnn", 10) < text_width("WWW", 10)
    assert text_width("é", 10) == text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("n", 20) == 2 * text_width("n", 10)
    assert text_width("n", 10, bold=True) > text_width("n", 10)


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
