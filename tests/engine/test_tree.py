"""Trees and their compiled form."""

from __future__ import annotations

import copy
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests.engine.small import ACCEPT, TREE, WHO, WHOSE
from tests.strategies import trees

from soundingboard.engine.codec import Misfit, decode, encode
from soundingboard.engine.tree import Answer, Contact, Tree


def test_a_tree_is_named_by_its_procedure_and_slug() -> None:
    assert TREE.id == "ap-1/follow-request"


def test_the_first_question_is_the_start() -> None:
    assert TREE.start is WHO
    assert encode(TREE)["start"] == "who"


def test_the_compiled_form_is_plain_json() -> None:
    document = encode(TREE)
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
    assert decode(Tree, encode(tree)) == tree


def test_the_version_follows_every_change_and_nothing_else() -> None:
    assert len(TREE.version) == 12
    assert TREE.version == decode(Tree, encode(TREE)).version
    assert TREE.version != replace(TREE, title="May I?").version
    assert TREE.version != replace(TREE, outcomes=TREE.outcomes[::-1]).version
    assert TREE.version != replace(TREE, ask=Contact("The principal", "4.1")).version


@pytest.mark.parametrize("name", sorted(encode(TREE)))
def test_a_missing_part_is_refused(name: str) -> None:
    document = encode(TREE)
    del document[name]
    with pytest.raises(Misfit, match=rf'^\$: expected "{name}", which is missing$'):
        decode(Tree, document)


def _set(document: Any, value: object, *way: str | int) -> None:
    for step in way[:-1]:
        document = document[step]
    document[way[-1]] = value


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda d: _set(d, 2, "format"), "$.format: expected 1, found 2"),
        (lambda d: _set(d, 7, "title"), "$.title: expected text, found 7"),
        (lambda d: _set(d, "", "title"), "$.title: expected at least 1 character"),
        (lambda d: _set(d, 0, "not_sure"), "$.not_sure: expected true or false, found 0"),
        (lambda d: _set(d, None, "questions"), "$.questions: expected a list, found null"),
        (lambda d: _set(d, ["a"], "formerly"), "$.formerly: expected an object, found a list"),
        (lambda d: _set(d, {"a b": 1}, "formerly"), "$.formerly['a b']: expected text, found 1"),
        (lambda d: _set(d, {"who": "me"}, "ask"), '$.ask: expected "clause", which is missing'),
        (lambda d: _set(d, "perhaps", "outcomes", 0, "verdict"), "$.outcomes[0].verdict: expected"),
        (lambda d: _set(d, [1], "outcomes", 0, "clauses"), "$.outcomes[0].clauses[0]: expected"),
        (lambda d: _set(d, [], "questions"), "$.questions: expected at least 1 item"),
        (lambda d: _set(d, [], "questions", 1, "answers"), "$.questions[1].answers: expected at"),
        (lambda d: _set(d, "whose", "start"), '$.start: expected "who", as the rest has it'),
        (lambda d: _set(d, "0" * 11, "version"), "$.version: expected text of the form"),
        (lambda d: _set(d, 1, "questions", 0, "more"), '$.questions[0]: found "more", which isn'),
        (
            lambda d: _set(d, "nowhere", "questions", 0, "answers", 0, "to"),
            "$: an answer leads nowhere",
        ),
        (lambda d: _set(d, "who", "questions", 1, "answers", 0, "to"), "$: an answer leads back"),
        (lambda d: _set(d, "who", "questions", 1, "id"), "$: two questions or outcomes have the"),
        (lambda d: _set(d, "who", "outcomes", 1, "id"), "$: two questions or outcomes have the"),
    ],
)
def test_what_cannot_be_walked_is_refused(spoil: Callable[[Any], None], why: str) -> None:
    document = copy.deepcopy(encode(TREE))
    spoil(document)
    with pytest.raises(Misfit, match=f"^{re.escape(why)}"):
        decode(Tree, document)


def _golden() -> str:
    return (Path(__file__).parent / "golden" / "tree.json").read_text(encoding="utf-8")


def test_a_tree_that_was_compiled_before_is_read_and_written_to_the_byte() -> None:
    tree = decode(Tree, json.loads(_golden()))
    assert tree.version == "b4b71758efc0"
    assert json.dumps(encode(tree), ensure_ascii=False, indent=1) + "\n" == _golden()


@given(trees())
def test_the_version_is_that_of_json_with_sorted_keys(tree: Tree) -> None:
    """Versions were made so before they were made of the canonical form.

    The two differ only if an old id has a character beyond U+FFFF where another has one of the
    last of those before.
    """
    text = json.dumps(
        encode(tree, without=("version",)),
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    if max("".join(tree.formerly), default="") <= "\uffff":
        assert tree.version == hashlib.sha256(text.encode()).hexdigest()[:12]


def test_a_question_that_no_answer_leads_to_is_no_hindrance() -> None:
    island = replace(WHOSE, id="island", answers=(Answer("on", "On", "accept"),))
    tree = replace(TREE, questions=(*TREE.questions, island))
    assert decode(Tree, encode(tree)) == tree


def test_answers_and_nodes_are_found_by_id() -> None:
    assert WHO.answer("a-friend") == WHO.answers[1]
    assert WHO.answer("nobody") is None
    assert TREE.question_by_id["whose"] is WHOSE
    assert TREE.outcome_by_id["accept"] is ACCEPT
