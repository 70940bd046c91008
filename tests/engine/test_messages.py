"""The engine's door: JSON in, JSON out, never an exception."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.pages.reading import event, source_of
from tests.strategies import trees

from soundingboard.engine.messages import handle
from soundingboard.engine.pages import tree_source
from soundingboard.engine.tree import Tree, to_json


def ask(**request: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(handle(json.dumps(request)))
    return answer


@pytest.mark.parametrize(
    "request_", [{"op": "open"}, {"op": "compare"}, {"op": "dance"}, {"op": None}, {}]
)
def test_an_operation_that_there_is_not_is_a_mistake(request_: dict[str, Any]) -> None:
    error = ask(**request_)["error"]
    assert error["code"] == "bad-message"
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


@given(trees(), st.data())
def test_nothing_is_raised_for_any_spoilt_tree(tree: Tree, data: st.DataObject) -> None:
    document = json.loads(json.dumps(to_json(tree)))
    for _ in range(data.draw(st.integers(1, 3))):
        _spoil(document, data)
    source = {**tree_source.to_json(source_of(tree)), "tree": document}
    opened = ask(op="page.open", source=source)
    if "ok" in opened:
        event_ = event(
            f"#walk?{'&'.join(f'{item.id}={item.answers[0].id}' for item in tree.questions)}"
        )
        told = ask(op="page.event", page=opened["ok"]["page"], state=None, event=event_)
        assert list(told) == ["ok"]


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
