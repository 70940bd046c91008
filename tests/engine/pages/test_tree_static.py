"""A tree's page without scripts: plain links lead to anchors, and shared links to results."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.engine.ladders import ladder
from tests.engine.pages.reading import Part, Reader, parts, source_of
from tests.engine.pages.test_tree import LARGE, LONGER
from tests.engine.small import TREE
from tests.example_counts import examples
from tests.strategies import trees

from soundingboard.engine.graph import walks
from soundingboard.engine.pages import walk_address
from soundingboard.engine.pages.tree_links import MOST_PATHS, is_large
from soundingboard.engine.pages.tree_static import static
from soundingboard.engine.pages.walk_address import NOT_SURE
from soundingboard.engine.tree import Tree
from soundingboard.engine.tree_statistics import tree_statistics


def sections(tree: Tree) -> dict[str, list[Part]]:
    """The parts of each section, the section itself first, by its id."""
    found: dict[str, list[Part]] = {}
    for part in parts(static(source_of(tree))):
        if part.tag == "section":
            found[part.attributes["data-node"]] = own = []
        own.append(part)
    return found


def anchors(tree: Tree) -> dict[str, str]:
    """The outcome at which each shared link's anchor is."""
    return {
        part.attributes["id"]: node
        for node, found in sections(tree).items()
        for part in found
        if part.attributes.get("id", "").startswith("walk?")
    }


@settings(max_examples=examples(3, of=5))
@given(trees())
def test_every_question_doubt_and_outcome_is_there_and_every_link_leads_to_one(tree: Tree) -> None:
    found = sections(tree)
    doubts = [f"{item.id}--not-sure" for item in tree.questions] if tree.not_sure else []
    ids = [*tree.question_by_id, *tree.outcome_by_id]
    assert sorted(found) == sorted([*ids, *doubts])
    assert next(iter(found)) == tree.start.id
    every = [part for own in found.values() for part in own]
    named = [part.attributes["id"] for part in every if "id" in part.attributes]
    assert len(set(named)) == len(named)
    for part in every:
        href = part.attributes.get("href", "")
        assert not href.startswith("#") or href[1:] in named
    for number, own in enumerate(found.values()):
        assert own[0].attributes.get("hidden") == ("until-found" if number else None)
        [heading] = [part for part in own if part.tag == "h2"]
        assert heading.attributes["id"] == own[0].attributes["data-node"]


@settings(max_examples=examples(3, of=5))
@given(trees())
def test_answers_are_links_to_what_follows(tree: Tree) -> None:
    found = sections(tree)
    for question in tree.questions:
        links = [part for part in found[question.id] if "data-tap" in part.attributes]
        expected = [(f"#{answer.to}", f"{question.id}={answer.id}") for answer in question.answers]
        if tree.not_sure:
            expected.append((f"#{question.id}--not-sure", f"{question.id}=*"))
        assert [(part.attributes["href"], part.attributes["data-tap"]) for part in links] == (
            expected
        )


@settings(max_examples=examples(3, of=5))
@given(trees())
def test_a_small_tree_has_an_anchor_for_every_path(tree: Tree) -> None:
    assert not is_large(tree)
    expected = {
        walk_address.fragment(tree.version, walk.answers.items()): walk.outcome.id
        for walk in walks(tree)
        if walk.outcome is not None
    }
    assert anchors(tree) == expected
    assert len(expected) == tree_statistics(tree).paths


def test_a_large_tree_has_an_anchor_for_every_last_answer() -> None:
    assert tree_statistics(ladder(8)).paths > MOST_PATHS >= tree_statistics(ladder(7)).paths
    assert anchors(LARGE) == {
        f"walk?v={LARGE.version}&rung-000=done": "top",
        f"walk?v={LARGE.version}&rung-008=no": "bottom",
        f"walk?v={LARGE.version}&rung-008=yes": "top",
    }


def test_every_link_that_is_copied_has_its_anchor() -> None:
    """A shared link shows the result before there is any Python, and without it."""
    for tree in (TREE, LONGER, ladder(7), LARGE):
        known = anchors(tree)
        for number, walk in enumerate(walks(tree)):
            if number > 40 or walk.outcome is None:
                break
            reader = Reader(source_of(tree))
            reader.at(
                f"#{walk_address.fragment(tree.version, walk.answers.items(), tree.start.id)}"
            )
            reader.at(f"#{walk_address.fragment(tree.version, walk.answers.items())}")
            if not reader.live:
                continue
            copied = [part.attributes.get("data-copy", "") for part in parts(reader.html)]
            [link] = [text.partition("#")[2] for text in copied if text]
            assert known[link] == walk.outcome.id


def test_a_tree_may_do_without_not_sure() -> None:
    html = static(source_of(replace(TREE, not_sure=False)))
    assert "not-sure" not in html
    assert "sure" not in html.replace("sb-unsure", "")
    assert f"={NOT_SURE}" not in html


@pytest.mark.parametrize(
    ("node", "said"),
    [
        ("who--not-sure", "Until you know, don't do it."),
        ("whose--not-sure", "Until you know, don't do it."),
    ],
)
def test_a_doubt_says_what_to_do_until_the_answer_is_known(node: str, said: str) -> None:
    own = sections(TREE)[node]
    assert [part.text for part in own if "sb-until" in part.classes] == [said]
    moves = [(part.text, part.attributes["href"]) for part in own if "sb-js-button" in part.classes]
    back = ("Back to the question", f"#{node.removesuffix('--not-sure')}")
    onward = [("Go on with the other questions", "#whose")] if node.startswith("who-") else []
    assert moves == [*onward, back]


def test_outcomes_and_doubts_have_a_way_to_the_start_and_the_search_passes_doubts_by() -> None:
    for node, own in sections(TREE).items():
        first = node == "who"
        ways = [part for part in own if "sb-from-start" in part.classes]
        assert len(ways) == (0 if first or node.endswith("--not-sure") else 1), node
        assert ("data-search-exclude" in own[0].attributes) == node.endswith("--not-sure")
