"""Flowcharts: well formed, complete, legible, and the same for the same tree."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from hypothesis import given, settings
from tests.authoring.random_trees import random_tree
from tests.engine.small import ACCEPT, ASK, DECLINE, TREE, WHO, WHOSE
from tests.example_counts import examples
from tests.strategies import trees

from soundingboard.authoring.drawing.flowchart import flowchart
from soundingboard.authoring.drawing.flowchart_layout import Layout
from soundingboard.authoring.drawing.flowchart_parts import BULLET
from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.verdict_shapes import PATHS

SVG = "{http://www.w3.org/2000/svg}"


def drawn(tree: Tree, *, links: bool = True, standalone: bool = False) -> Element:
    """The flowchart, read again as XML."""
    return ElementTree.fromstring(flowchart(tree, Layout(), links=links, standalone=standalone))


def of_class(chart: Element, name: str) -> list[Element]:
    """The elements of a class, in the order of the file."""
    return [item for item in chart.iter() if name in (item.get("class") or "").split()]


def said(item: Element) -> str:
    """The text within, as it is read out."""
    return " ".join("".join(item.itertext()).split())


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
    text = flowchart(TREE, Layout(), links=True, standalone=True)
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


def test_the_same_tree_is_drawn_the_same_in_every_process() -> None:
    script = (
        "from soundingboard.authoring.drawing.flowchart import flowchart\n"
        "from soundingboard.authoring.drawing.flowchart_layout import Layout\n"
        "from tests.authoring.random_trees import random_tree\n"
        "print(flowchart(random_tree(12, 9, 7), Layout(), links=True, standalone=True), end='')"
    )
    here = flowchart(random_tree(12, 9, 7), Layout(), links=True, standalone=True)
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        )
        assert done.stdout.decode() == here


@settings(max_examples=examples(2, of=5))
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
