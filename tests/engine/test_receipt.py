"""Receipts: named by their bytes, and read strictly."""

from __future__ import annotations

import copy
import json
import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.courses import EDITION, NOON, SEED, course, receipt, right_answers

import soundingboard
from soundingboard import schemas
from soundingboard.engine import jws
from soundingboard.engine.canonical import canonical
from soundingboard.engine.codec import Misfit, decode, encode
from soundingboard.engine.errors import BadReceipt
from soundingboard.engine.issuing import issue
from soundingboard.engine.receipt import NAMESPACE, Person, Receipt, ReceiptFile, from_bytes


def test_a_receipt_holds_what_was_done_and_fits_its_schema() -> None:
    taken = course(2)
    document = encode(receipt(taken))
    schemas.validate("receipt", document)
    assert document == {
        "schema": 1,
        "person": {"name": "Zoë Tremblay", "staff_id": "00417"},
        "procedure": {
            "id": "ap-1",
            "revision": 2,
            "effective": "2020-12-15",
            "hash": "5" * 64,
        },
        "statement": {"text": "I have read and understood AP 1.", "language": "en"},
        "course": {"id": "ap-1/onboarding", "hash": taken.hash},
        "engine": soundingboard.__version__,
        "quiz": {
            "seed": SEED,
            "answers": [
                {"scenario": "s1", "choices": ["b", "a"]},
                {"scenario": "s2", "choices": ["b", "a"]},
            ],
            "score": 2,
            "drawn": 2,
            "pass_mark": 1,
        },
        "when": {"utc": "2026-11-20T12:00:00Z", "offset_minutes": -420},
    }


def test_the_names_of_a_known_receipt_are_what_they_have_always_been() -> None:
    """Whatever else changes, receipts made today must have these names in ten years."""
    known = replace(receipt(course(1)), engine="0.1.0", course_hash="c" * 64)
    assert known.payload.decode() == (
        '{"course":{"hash":"' + "c" * 64 + '","id":"ap-1/onboarding"},"engine":"0.1.0",'
        '"person":{"name":"Zoë Tremblay","staff_id":"00417"},"procedure":{"effective":'
        '"2020-12-15","hash":"' + "5" * 64 + '","id":"ap-1","revision":2},"quiz":{"answers":'
        '[{"choices":["b","a"],"scenario":"s1"}],"drawn":1,"pass_mark":1,"score":1,"seed":'
        '"0123456789abcdef0123456789abcdef"},"schema":1,"statement":{"language":"en","text":'
        '"I have read and understood AP 1."},"when":{"offset_minutes":-420,"utc":'
        '"2026-11-20T12:00:00Z"}}'
    )
    assert str(NAMESPACE) == "2f83a116-0469-5adf-897c-3b7d753cab88"
    assert known.id == "083ed845-b9b5-54cc-99a5-b7018674fc98"
    assert known.code == "DBRGK-2AG16"


def test_a_receipt_that_the_site_made_before_is_read_to_the_byte() -> None:
    text = (Path(__file__).parent / "golden" / "receipt.json").read_text(encoding="utf-8")
    file = decode(ReceiptFile, json.loads(text))
    read = from_bytes(jws.parse(file.jws).payload)
    assert read == file.receipt
    assert ReceiptFile.of(read, file.jws) == file
    assert json.dumps(encode(file), ensure_ascii=False, indent=1) + "\n" == text


def test_the_id_is_a_uuid_of_version_5() -> None:
    assert uuid.UUID(receipt().id).version == 5
    assert receipt().id == receipt().id
    assert receipt(revision=3).id != receipt().id


def test_a_receipt_comes_back_from_its_bytes() -> None:
    for made in (receipt(), replace(receipt(), person=Person("A", "1", "Elm School"))):
        assert from_bytes(made.payload) == made


def spoil(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    def apply(document: dict[str, Any]) -> None:
        *way, last = path.split(".")
        place: Any = document
        for part in way:
            place = place[int(part) if isinstance(place, list) else part]
        place[last] = value

    return apply


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (spoil("schema", 2), "$.schema: expected 1, found 2"),
        (spoil("schema", True), "$.schema: expected 1, found true"),
        (spoil("extra", 1), '$: found "extra", which isn\'t known here'),
        (spoil("person.name", " Zoë"), "$.person.name: expected one line with single spaces"),
        (spoil("person.name", "Z\u202e"), "$.person.name: expected characters that can be printed"),
        (spoil("person.name", "\ud800"), "$.person.name: expected characters that can be printed"),
        (spoil("person.name", "x" * 201), "$.person.name: expected at most 200 characters"),
        (spoil("person.site", ""), "$.person.site: expected at least 1 character"),
        (spoil("person.role", "principal"), '$.person: found "role", which isn\'t known here'),
        (spoil("person.staff_id", 417), "$.person.staff_id: expected text, found 417"),
        (spoil("procedure.id", "ap-2"), "$: expected a course on “ap-2”, found one on “ap-1”"),
        (spoil("procedure.revision", 0), "$.procedure.revision: expected at least 1, found 0"),
        (spoil("procedure.revision", 2.0), "$.procedure.revision: expected a whole number"),
        (spoil("procedure.effective", "soon"), "$.procedure.effective: expected text of the form"),
        (spoil("procedure.effective", "2026-02-30"), "$.procedure.effective: expected a date of"),
        (spoil("procedure.effective", None), "$.procedure.effective: expected text, found null"),
        (spoil("procedure.hash", "5"), "$.procedure.hash: expected text of the form"),
        (spoil("statement.text", ""), "$.statement.text: expected at least 1 character"),
        (spoil("statement.text", "a\nb"), "$.statement.text: expected characters that can be"),
        (spoil("statement.from", ""), '$.statement: found "from", which isn\'t known here'),
        (spoil("statement", "read"), '$.statement: expected an object, found "read"'),
        (spoil("course.hash", "C" * 64), "$.course.hash: expected text of the form"),
        (spoil("quiz.answers", {}), "$.quiz.answers: expected a list, found an empty object"),
        (
            spoil("quiz.answers.0.choices", ["a", "a"]),
            "$.quiz.answers[0].choices: expected each item only once, found a list",
        ),
        (spoil("quiz.answers.1.choices", "a"), "$.quiz.answers[1].choices: expected a list"),
        (spoil("quiz.answers.0.scenario", "s2"), "$.quiz: expected one answer to each scenario"),
        (spoil("quiz.score", 0), "$.quiz.score: expected at least 1, found 0"),
        (spoil("quiz.score", 3), "$.quiz: expected a score from the pass mark to"),
        (spoil("quiz.score", True), "$.quiz.score: expected a whole number, found true"),
        (spoil("quiz.drawn", 3), "$.quiz: expected a score from the pass mark to"),
        (spoil("quiz.seed", "x"), "$.quiz.seed: expected text of the form"),
        (spoil("when.utc", "2026-11-20"), "$.when.utc: expected text of the form"),
        (spoil("when.utc", "2026-02-30T00:00:00Z"), "$.when: expected a time of the calendar"),
        (spoil("when.offset_minutes", 900), "$.when.offset_minutes: expected at most 840"),
        (lambda document: document.pop("when"), '$: expected "when", which is missing'),
        (
            lambda document: [document.pop(name) for name in ("statement", "when")],
            '$: expected "statement", "when", which are missing',
        ),
        (lambda document: document["quiz"].pop("seed"), '$.quiz: expected "seed", which is miss'),
    ],
)
def test_what_is_no_receipt_is_refused(change: Callable[[dict[str, Any]], None], why: str) -> None:
    document = copy.deepcopy(encode(receipt(course(2))))
    change(document)
    with pytest.raises(Misfit, match=f"^{re.escape(why)}"):
        decode(Receipt, document)
    try:
        payload = canonical(document)
    except ValueError:
        return
    # The canonical form of 2.0 is that of 2.
    if payload != receipt(course(2)).payload:
        with pytest.raises(BadReceipt, match=r"^The receipt isn't valid at \$"):
            from_bytes(payload)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"1", b"null", b'{"schema": 1}', b"\xff"])
def test_bytes_that_are_no_receipt_are_refused(data: bytes) -> None:
    with pytest.raises(BadReceipt, match=r"^The receipt (isn't valid at \$|can't be read): "):
        from_bytes(data)


PAYLOAD = receipt(course(2)).payload


@given(st.integers(0, len(PAYLOAD) - 1), st.integers(0, 255))
def test_other_bytes_are_another_receipt_or_none(place: int, byte: int) -> None:
    changed = PAYLOAD[:place] + bytes([byte]) + PAYLOAD[place + 1 :]
    try:
        read = from_bytes(changed)
    except BadReceipt:
        assert changed != PAYLOAD
        return
    assert read.payload == changed
    assert (read.id == receipt(course(2)).id) == (changed == PAYLOAD)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_every_receipt_that_is_made_can_be_read(name: str) -> None:
    try:
        made: Receipt = issue(
            course(1), Person(name, "1", name), EDITION, SEED, right_answers(course(1)), NOON
        )
    except BadReceipt:
        return
    document = json.loads(made.payload)
    assert decode(Receipt, document) == made
    schemas.validate("receipt", document)
    assert canonical(document) == made.payload
