"""Requests to the engine: JSON in, JSON out, never an exception.

Pages are opened, and sent events.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.pages.comparing import VERSION, comparison
from tests.engine.pages.reading import Reader, event, source_of
from tests.engine.pages.test_tree import LONGER
from tests.engine.small import TREE
from tests.strategies import trees

from soundingboard.engine import messages
from soundingboard.engine.codec import encode
from soundingboard.engine.messages import handle
from soundingboard.engine.tree import Tree

KEY = f"tree:ap-1/follow-request@{TREE.version}"
COMPARISON = comparison()
SOURCE = json.loads(json.dumps(encode(source_of())))


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
    document = json.loads(json.dumps(encode(tree)))
    for _ in range(data.draw(st.integers(1, 3))):
        _spoil(document, data)
    source = {**encode(source_of(tree)), "tree": document}
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


@pytest.fixture(autouse=True)
def _opened() -> None:
    ask(op="page.open", source=SOURCE)


def test_a_page_is_opened_and_named_by_its_kind_and_what_is_on_it() -> None:
    assert ask(op="page.open", source=SOURCE) == {"ok": {"page": KEY}}


def test_an_event_is_answered_with_state_effects_and_view() -> None:
    told = ask(op="page.event", page=KEY, state=None, event=event("#whose", "who=a-student"))["ok"]
    assert list(told) == ["state", "effects", "view"]
    assert list(told["view"]) == ["live", "regions", "marks"]
    again = ask(op="page.event", page=KEY, state=told["state"], event=event("#whose"))["ok"]
    assert again["view"] == told["view"]


def test_a_page_that_is_not_open_is_unknown() -> None:
    told = ask(op="page.event", page="ap-1/other@0", state=None, event=event(""))
    assert told["error"]["code"] == "unknown-page"


@pytest.mark.parametrize(
    "request_",
    [
        {"op": "page.open"},
        {"op": "page.open", "source": None},
        {"op": "page.open", "source": {}},
        {"op": "page.open", "source": {**SOURCE, "kind": "other"}},
        {"op": "page.open", "source": {**SOURCE, "kind": ["tree"]}},
        {"op": "page.open", "source": {**SOURCE, "tree": {}}},
        {"op": "page.open", "source": {**SOURCE, "outcomes": []}},
        {"op": "page.event"},
        {"op": "page.event", "page": 1},
        {"op": "page.event", "page": KEY},
        {"op": "page.event", "page": KEY, "event": {}},
        {"op": "page.event", "page": KEY, "state": [], "event": event("")},
        {"op": "page.event", "page": KEY, "state": {}, "event": event("")},
        {"op": "page.event", "page": KEY, "state": {"answers": {}}, "event": event("")},
    ],
)
def test_a_mistake_comes_back(request_: dict[str, Any]) -> None:
    assert ask(**request_)["error"]["code"] == "bad-message"


WORDS = st.sampled_from(
    [
        *("", "#whose", "#walk?who=a-student&whose=mine", "who=a-student", "who", "*", "whose"),
        *("place", "a", "ours", f"#walk?v={VERSION}&~=1.*&at=*", "#walk?whose=ours&who=*"),
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(), inner),
    max_leaves=6,
)


def _object(**members: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(
        VALUES,
        st.fixed_dictionaries({}, optional={key: VALUES | it for key, it in members.items()}),
        st.fixed_dictionaries(members),
    )


STATES = _object(
    answers=st.dictionaries(WORDS | st.text(max_size=3), WORDS | st.text(max_size=3)),
    at=WORDS | st.text(max_size=3),
    walking=st.booleans(),
    notices=st.lists(st.text(max_size=3), max_size=2),
    page=st.text(max_size=3),
    today=st.text(max_size=3),
)
EVENTS = _object(
    name=st.just("place"),
    hash=WORDS | st.text() | st.text().map(lambda text: f"#walk?{text}"),
    taps=st.lists(WORDS | st.text(max_size=3), max_size=2),
    arriving=st.booleans(),
    page=st.text(max_size=3),
    today=st.text(max_size=3),
)


@given(STATES, EVENTS)
def test_nothing_is_raised_for_any_state_or_event(state: Any, what: Any) -> None:
    told = ask(op="page.event", page=KEY, state=state, event=what)
    assert list(told) in (["ok"], ["error"])


@given(STATES, EVENTS)
def test_nothing_is_raised_on_a_comparison_either(state: Any, what: Any) -> None:
    key = ask(op="page.open", source=encode(COMPARISON))["ok"]["page"]
    assert key == f"comparison:lend@{VERSION}"
    told = ask(op="page.event", page=key, state=state, event=what)
    assert list(told) in (["ok"], ["error"])


@given(VALUES, VALUES)
def test_nothing_is_raised_for_any_request(source: Any, page: Any) -> None:
    assert list(ask(op="page.open", source=source)) == ["error"]
    assert list(ask(op="page.event", page=page, event=event(""))) == ["error"]


@given(st.data())
def test_nothing_is_raised_for_any_spoilt_source(data: st.DataObject) -> None:
    source = json.loads(json.dumps(SOURCE))
    part: Any = source
    while True:
        key = data.draw(st.sampled_from([*part] if isinstance(part, dict) else range(len(part))))
        deep = isinstance(part[key], dict | list) and part[key]
        if not deep or data.draw(st.integers(0, 3)) == 0:
            part[key] = data.draw(VALUES | st.sampled_from(["who", "whose", "ask", "accept"]))
            break
        part = part[key]
    opened = ask(op="page.open", source=source)
    if "error" not in opened:
        taps = event("#decline", "who=a-student", "whose=mine")
        told = ask(op="page.event", page=opened["ok"]["page"], state=None, event=taps)
        assert list(told) == ["ok"]


def test_a_new_worker_at_any_moment_changes_nothing() -> None:
    """The browser holds the state: a walk goes on in whatever worker there is."""
    steady, fresh = (Reader(source_of(LONGER), fresh=fresh) for fresh in (False, True))
    moves: list[Any] = [
        lambda reader: reader.at("#o%C3%B9", "role=teacher"),
        lambda reader: reader.answer("où", "*"),
        lambda reader: reader.follow("Go on with the other questions"),
        lambda reader: reader.answer("ages", "kids"),
        lambda reader: reader.back(),
        lambda reader: reader.change("Where?"),
        lambda reader: reader.follow("Back to the question"),
        lambda reader: reader.answer("où", "école"),
        lambda reader: reader.change("What's your role?"),
        lambda reader: reader.answer("role", "visitor"),
        lambda reader: reader.at("#__skip"),
        lambda reader: reader.follow("Start again"),
        lambda reader: reader.back(),
    ]
    for move in moves:
        for reader in (steady, fresh):
            move(reader)
        assert (fresh.shown, fresh.effects, fresh.state) == (
            steady.shown,
            steady.effects,
            steady.state,
        )
    assert messages._open_pages
