"""The engine's door: JSON in, JSON out, never an exception."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.small import TREE
from tests.strategies import some_answers, trees

from soundingboard.engine.compare import compare
from soundingboard.engine.messages import handle
from soundingboard.engine.tree import Tree, to_json
from soundingboard.engine.walk import walk

DONE = {"who": "a-student", "whose": "mine"}


def ask(**request: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(handle(json.dumps(request)))
    return answer


@pytest.fixture
def key() -> str:
    opened: str = ask(op="open", tree=to_json(TREE))["ok"]["tree"]
    return opened


def test_a_tree_is_opened_once_and_named_by_id_and_version(key: str) -> None:
    assert key == f"ap-1/follow-request@{TREE.version}"
    assert ask(op="open", tree=to_json(TREE)) == {"ok": {"tree": key}}


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"op": "compare", "trees": ["ap-1/other@0"]}, "unknown-tree"),
        ({"op": "compare"}, "bad-message"),
        ({"op": "walk"}, "bad-message"),
        ({"op": "dance"}, "bad-message"),
        ({"op": None}, "bad-message"),
        ({}, "bad-message"),
        ({"op": "open"}, "bad-message"),
        ({"op": "open", "tree": 7}, "bad-message"),
        ({"op": "open", "tree": {**to_json(TREE), "format": 2}}, "bad-message"),
    ],
)
def test_a_mistake_comes_back_with_its_code(request_: dict[str, Any], code: str) -> None:
    assert ask(**request_)["error"]["code"] == code


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"op": "compare", "answers": {"who": "nobody"}}, "unknown-answer"),
        ({"op": "compare", "answers": {"who": 1}}, "bad-message"),
        ({"op": "compare", "answers": ["who"]}, "bad-message"),
    ],
)
def test_a_mistake_about_an_open_tree_comes_back_too(
    key: str, request_: dict[str, Any], code: str
) -> None:
    error = ask(trees=[key], **request_)["error"]
    assert error["code"] == code
    assert error["message"].endswith((".", "”."))


@pytest.mark.parametrize(
    "request_", ["", "{", "[]", "null", '"op"', "NaN", "[" * 100_000, '{"op":' * 5000, "9" * 5000]
)
def test_what_is_no_message_is_told_so(request_: str) -> None:
    assert json.loads(handle(request_))["error"]["code"] == "bad-message"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.text() | JSON.map(json.dumps))
def test_nothing_is_raised_for_any_text(request_: str) -> None:
    assert list(json.loads(handle(request_))) == ["error"]


@given(
    st.fixed_dictionaries(
        {"op": st.sampled_from(["open", "compare"])},
        optional={
            "tree": JSON,
            "trees": JSON | st.just([f"ap-1/follow-request@{TREE.version}"]),
            "answers": JSON | st.just(DONE),
        },
    )
)
def test_nothing_is_raised_for_any_request(request_: dict[str, Any]) -> None:
    ask(op="open", tree=to_json(TREE))
    assert list(ask(**request_)) in (["ok"], ["error"])


@given(trees(), st.data())
def test_nothing_is_raised_for_any_spoilt_tree(tree: Tree, data: st.DataObject) -> None:
    document = json.loads(json.dumps(to_json(tree)))
    for _ in range(data.draw(st.integers(1, 3))):
        _spoil(document, data)
    opened = json.loads(handle(json.dumps({"op": "open", "tree": document})))
    if "ok" in opened:
        answers = {
            question["id"]: answer["id"]
            for question in document["questions"]
            for answer in question["answers"][:1]
        }
        ask(op="compare", trees=[opened["ok"]["tree"]], answers=answers)


def _spoil(document: Any, data: st.DataObject) -> None:
    """Replace one part of *document*, however deep, by anything or by an id of the tree."""
    ids = st.sampled_from([*re.findall(r'"id": "([^"\\]*)"', json.dumps(document)), "-"])
    part: Any = document
    while True:
        keys = list(part) if isinstance(part, dict) else list(range(len(part)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if not isinstance(part[key], dict | list) or data.draw(st.integers(0, 3)) == 0:
            part[key] = data.draw(JSON | ids)
            return
        part = part[key]


@given(trees(), st.data())
def test_the_door_says_what_the_engine_says(tree: Tree, data: st.DataObject) -> None:
    key = ask(op="open", tree=to_json(tree))["ok"]["tree"]
    answers = data.draw(some_answers(tree))
    [told] = ask(op="compare", trees=[key], answers=answers)["ok"]["standings"]
    taken = walk(tree, answers)
    assert {step["question"]: step["answer"] for step in told["path"]} == taken.answers
    assert told["question"] == (taken.question.id if taken.question else None)
    outcome = compare([tree], answers).standings[0].outcome
    assert (told["outcome"] or {}).get("id") == (outcome.id if outcome else None)
