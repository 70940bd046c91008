"""The engine's door for training: JSON text in, JSON text out, never an exception.

``golden/training.json`` is a conversation about one course, request by request, as the browser
holds it; ``--update-golden`` writes the answers anew. Read the difference before keeping it.
"""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.courses import SEED, course, receipt, right_answers

from soundingboard.engine.course import to_json
from soundingboard.engine.jws import PublicKey, sealed
from soundingboard.engine.messages import handle

GOLDEN = Path(__file__).parent / "golden" / "training.json"
TAKEN = course(2, pass_mark=1)
KEY = PublicKey(
    "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
)
NOW = {"utc": "2026-11-20T23:59:00Z", "offset_minutes": -420}
ANSWERS = [
    {"scenario": key, "choices": sorted(ticked)} for key, ticked in right_answers(TAKEN).items()
]


def ask(op: str, **members: Any) -> Any:
    return json.loads(handle(json.dumps({"op": op, **members})))


def opened() -> str:
    return str(ask("course.open", course=to_json(TAKEN))["ok"]["course"])


def make(**members: Any) -> dict[str, Any]:
    """A request for a receipt."""
    return {
        "op": "receipt.make",
        "course": opened(),
        "person": {"name": "Zoë Tremblay", "staff_id": "00417"},
        "edition": {"revision": 2, "effective": "2020-12-15", "hash": "5" * 64},
        "seed": SEED,
        "answers": ANSWERS,
        "when": NOW,
        "jwk": KEY.to_json(),
        **members,
    }


def conversation() -> list[dict[str, Any]]:
    """Every operation, rightly used, and its most likely mistakes."""
    key = opened()
    records = {
        "courses": {
            TAKEN.id: {
                "read": ["c-2"],
                "attempt": {"course_hash": TAKEN.hash, "seed": SEED, "answers": ANSWERS[:1]},
            }
        },
        "receipts": [],
    }
    return [
        {"op": "quiz.draw", "course": key, "seed": SEED},
        {"op": "quiz.draw", "course": key, "seed": "1"},
        {"op": "quiz.draw", "course": "ap-1/other@0", "seed": SEED},
        {"op": "quiz.mark", "course": key, "seed": SEED, "answers": []},
        {
            "op": "quiz.mark",
            "course": key,
            "seed": SEED,
            "answers": [{"scenario": "s1", "choices": ["c"]}],
        },
        {
            "op": "quiz.mark",
            "course": key,
            "seed": SEED,
            "answers": [{"scenario": "s1", "choices": ["d"]}],
        },
        {"op": "quiz.mark", "course": key, "seed": SEED, "answers": ANSWERS[:1] * 2},
        make(),
        make(answers=ANSWERS[:1]),
        make(person={"name": " ", "staff_id": "1"}),
        make(statement="I have read something else."),
        make(jwk={}),
        {"op": "receipt.check", "jws": sealed(receipt(TAKEN).payload, KEY, bytes(64))},
        {"op": "receipt.check", "jws": "a.b.c"},
        {
            "op": "training.state",
            "courses": [key],
            "records": records,
            "ledger": None,
            "withdrawn": [],
            "now": NOW,
        },
        {
            "op": "training.state",
            "courses": [key],
            "records": records,
            "ledger": None,
            "withdrawn": ["ap-1/follow-request"],
            "now": NOW,
        },
        {"op": "quiz.seed", "course": key, "seed": SEED, "withdrawn": []},
        {"op": "quiz.seed", "course": key, "seed": SEED, "withdrawn": ["ap-1/follow-request"]},
    ]


def test_a_conversation_about_a_course(update_golden: bool) -> None:
    held = [
        {"request": item, "answer": json.loads(handle(json.dumps(item)))} for item in conversation()
    ]
    text = json.dumps(held, ensure_ascii=False, indent=1) + "\n"
    if update_golden:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_a_receipt_that_is_made_can_be_checked_and_marked_again() -> None:
    made = json.loads(handle(json.dumps(make())))["ok"]
    checked = ask("receipt.check", jws=f"{made['signing_input']}.{'A' * 86}", course=opened())["ok"]
    assert checked["receipt"] == made["receipt"]
    assert checked["marked_again"] is True
    assert (checked["id"], checked["code"], checked["key"]) == (
        made["id"],
        made["code"],
        made["key"],
    )
    assert checked["signing_input"] == made["signing_input"]


def test_receipts_make_a_course_acknowledged_and_spoilt_ones_are_told() -> None:
    good = json.loads(receipt(TAKEN).payload)
    spoilt = {**good, "engine": 1}
    answer = ask(
        "training.state",
        courses=[opened()],
        records={"courses": {}, "receipts": [spoilt, good]},
        ledger={"format": 1, "procedures": {}},
        withdrawn=[],
        now=NOW,
    )["ok"]
    [state] = answer["courses"]
    assert (state["state"], state["next"]) == ("acknowledged", "nothing")
    assert (state["acknowledged"], state["valid_until"]) == ("2026-11-20", "2028-11-20")
    assert [item["place"] for item in answer["refused"]] == [0]


ANSWER = {"scenario": "s1", "choices": ["a"]}
ATTEMPT = {"course_hash": TAKEN.hash, "seed": SEED, "answers": []}


@pytest.mark.parametrize(
    ("record", "read"),
    [
        (7, 0),
        (None, 0),
        ({"read": "all", "attempt": None}, 0),
        ({"read": ["c-2"], "attempt": 7}, 1),
        ({"read": ["c-2"], "attempt": {**ATTEMPT, "answers": [ANSWER, ANSWER]}}, 1),
        ({"read": ["c-2"], "attempt": {**ATTEMPT, "answers": ["s1"]}}, 1),
        ({"read": ["c-2"], "attempt": {**ATTEMPT, "answers": [{**ANSWER, "choices": 7}]}}, 1),
        ({"read": ["c-2"], "attempt": {**ATTEMPT, "answers": [{**ANSWER, "scenario": "s9"}]}}, 1),
        ({"read": ["c-2"], "attempt": {**ATTEMPT, "seed": "7"}}, 1),
        ({"read": ["c-2"], "attempt": {**ATTEMPT, "course_hash": None}}, 1),
    ],
)
def test_a_record_that_cannot_be_used_stops_no_other(record: object, read: int) -> None:
    other = replace(course(1), slug="other")
    keys = [opened(), str(ask("course.open", course=to_json(other))["ok"]["course"])]
    answer = ask(
        "training.state",
        courses=keys,
        records={
            "courses": {
                TAKEN.id: record,
                other.id: {"read": ["c-2"], "attempt": None},
            },
            "receipts": [None, 7],
        },
        ledger=None,
        withdrawn=[],
        now=NOW,
    )["ok"]
    bad, good = answer["courses"]
    assert (bad["read"], bad["quiz"]) == (read, None)
    assert bad["lost"]
    assert (good["read"], good["lost"]) == (1, "")
    assert [item["place"] for item in answer["refused"]] == [0, 1]


def test_a_course_whose_content_is_not_that_of_its_hash_is_refused() -> None:
    document = {**to_json(TAKEN), "title": "Other"}
    assert ask("course.open", course=document)["error"] == {
        "code": "bad-message",
        "message": "The course cannot be read: the course is not the one that its hash names.",
    }


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
REQUESTS = [*conversation(), {"op": "course.open", "course": to_json(TAKEN)}]


@given(st.data(), st.sampled_from(REQUESTS), ANYTHING)
def test_nothing_is_raised_whatever_is_put_into_a_request(
    data: st.DataObject, request: dict[str, Any], anything: Any
) -> None:
    spoilt = copy.deepcopy(request)
    place: Any = spoilt
    while True:
        name = data.draw(
            st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place)))
        )
        inner = place[name]
        if not (isinstance(inner, dict | list) and inner) or data.draw(st.booleans()):
            place[name] = anything
            break
        place = inner
    answer = json.loads(handle(json.dumps(spoilt)))
    assert list(answer) in (["ok"], ["error"])


@pytest.mark.parametrize(
    "op",
    [
        *("course.open", "quiz.seed", "quiz.draw", "quiz.mark"),
        *("receipt.make", "receipt.check", "training.state"),
    ],
)
def test_an_empty_request_is_answered(op: str) -> None:
    assert ask(op)["error"]["code"] == "bad-message"
