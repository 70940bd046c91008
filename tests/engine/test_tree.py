"""Trees and their compiled form."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.engine.small import ACCEPT, TREE, WHO, WHOSE

from soundingboard.engine.tree import Answer, Contact, Tree, from_json, to_json


def test_a_tree_is_named_by_its_procedure_and_slug() -> None:
    assert TREE.id == "ap-1/follow-request"


def test_the_first_question_is_the_start() -> None:
    assert TREE.start is WHO
    assert to_json(TREE)["start"] == "who"


def test_the_compiled_form_is_plain_json() -> None:
    document = to_json(TREE)
    assert document["format"] == 1
    assert document["questions"][0] == {
        "id": "who",
        "text": "Who?",
        "help": "The person who asks.",
        "answers": [
            {"id": "a-student", "text": "A student", "hint": "enrolled now", "to": "whose"},
            {"id": "a-friend", "text": "A friend", "hint": "", "to": "accept"},
        ],
    }
    assert document["outcomes"][0] == {
        "id": "decline",
        "title": "Decline",
        "verdict": "not allowed",
        "reason": "Staff must not (2.1).",
        "clauses": ["2.1", "2.2"],
        "grounds": ["2.1"],
        "steps": [{"force": "You must", "text": "You must decline (2.2).", "ready": "Dear …"}],
    }


@pytest.mark.parametrize("tree", [TREE, replace(TREE, ask=Contact("The principal", "4.1"))])
def test_reading_the_compiled_form_gives_the_tree_again(tree: Tree) -> None:
    assert from_json(to_json(tree)) == tree


def test_the_version_follows_every_change_and_nothing_else() -> None:
    assert len(TREE.version) == 12
    assert TREE.version == from_json(to_json(TREE)).version
    assert TREE.version != replace(TREE, title="May I?").version
    assert TREE.version != replace(TREE, outcomes=TREE.outcomes[::-1]).version
    assert TREE.version != replace(TREE, ask=Contact("The principal", "4.1")).version


@pytest.mark.parametrize("name", sorted(to_json(TREE).keys() - {"version", "start"}))
def test_a_missing_part_is_refused(name: str) -> None:
    document = to_json(TREE)
    del document[name]
    with pytest.raises(ValueError, match="not a compiled tree"):
        from_json(document)


def _set(document: Any, value: object, *way: str | int) -> None:
    for step in way[:-1]:
        document = document[step]
    document[way[-1]] = value


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda d: _set(d, 2, "format"), "tree format 2 is not 1"),
        (lambda d: _set(d, 7, "title"), "isn't text"),
        (lambda d: _set(d, None, "questions"), "not a compiled tree"),
        (lambda d: _set(d, ["a"], "formerly"), "not a compiled tree"),
        (lambda d: _set(d, {"who": "me"}, "ask"), "not a compiled tree"),
        (lambda d: _set(d, "perhaps", "outcomes", 0, "verdict"), "perhaps"),
        (lambda d: _set(d, [1], "outcomes", 0, "clauses"), "isn't text"),
        (lambda d: _set(d, "\ud800", "questions", 0, "text"), "surrogates"),
        (lambda d: _set(d, [], "questions"), "missing"),
        (lambda d: _set(d, [], "questions", 1, "answers"), "missing"),
        (lambda d: _set(d, "nowhere", "questions", 0, "answers", 0, "to"), "leads nowhere"),
        (lambda d: _set(d, "who", "questions", 1, "answers", 0, "to"), "leads back"),
        (lambda d: _set(d, "who", "questions", 1, "id"), "same id"),
        (lambda d: _set(d, "who", "outcomes", 1, "id"), "same id"),
    ],
)
def test_what_cannot_be_walked_is_refused(spoil: Callable[[Any], None], told: str) -> None:
    document = copy.deepcopy(to_json(TREE))
    spoil(document)
    with pytest.raises(ValueError, match=told):
        from_json(document)


def test_a_question_that_no_answer_leads_to_is_no_hindrance() -> None:
    island = replace(WHOSE, id="island", answers=(Answer("on", "On", "accept"),))
    tree = replace(TREE, questions=(*TREE.questions, island))
    assert from_json(to_json(tree)) == tree


def test_answers_and_nodes_are_found_by_id() -> None:
    assert WHO.answer("a-friend") == WHO.answers[1]
    assert WHO.answer("nobody") is None
    assert TREE.question_by_id["whose"] is WHOSE
    assert TREE.outcome_by_id["accept"] is ACCEPT
