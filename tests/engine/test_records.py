"""What is stored of a person: each record by itself, whatever is found in its place.

``records.json`` has records and the reason why each can't be used, empty if it can. The pages that
aren't Python programs yet are tested with the same file (tests/shell/records.test.mjs).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from soundingboard.engine import backup, records
from soundingboard.engine.backup import NotABackup
from soundingboard.engine.codec import encode
from soundingboard.engine.records import (
    Answer,
    CourseRecord,
    Entry,
    KeptReceipt,
    Reason,
    StoredAttempt,
    Unusable,
    course_record,
    kept_receipt,
    setting_aside,
    stored,
)

CASES = json.loads((Path(__file__).parent / "records.json").read_bytes())
SEED = "0f" * 16
GOLDEN = Path(__file__).parent / "golden"


def entry(area: str, key: str, value: Any) -> Entry:
    return Entry(area, key, json.dumps(value))


@pytest.mark.parametrize(
    ("area", "found", "reason"),
    [
        pytest.param(area, found, reason, id=f"{area}: {name}")
        for area, cases in CASES.items()
        for name, found, reason in cases
    ],
)
def test_a_record_can_be_used_or_says_why_not(area: str, found: Any, reason: str) -> None:
    read = course_record if area == records.COURSES else kept_receipt
    text = json.dumps(found)
    if not reason:
        read(text)
        return
    with pytest.raises(Unusable) as caught:
        read(text)
    assert caught.value.reason == reason


@pytest.mark.parametrize("read", [course_record, kept_receipt])
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (json.dumps({"id": "i", "jws": "x" * records.LARGEST}), Reason.LARGE),
        ("[" * 100_000, Reason.FORM),
        ('{"id": "i", "jws": ' + '{"a":' * 200 + "1" + "}" * 201, Reason.FORM),
        ("{", Reason.FORM),
        ("", Reason.FORM),
    ],
)
def test_text_that_is_too_large_too_deep_or_no_json_stops_nothing(
    read: Any, text: str, reason: Reason
) -> None:
    with pytest.raises(Unusable) as caught:
        read(text)
    assert caught.value.reason is reason


def test_a_record_is_written_as_it_was_read() -> None:
    [whole] = [found for name, found, _ in CASES["courses"] if name.startswith("all that")]
    assert encode(course_record(json.dumps(whole))) == whole


def test_records_that_were_stored_before_are_read_and_written_to_the_byte() -> None:
    before = json.loads((GOLDEN / "records.json").read_bytes())
    for name, read in (
        ("courses", course_record),
        ("bare", course_record),
        ("receipt", kept_receipt),
    ):
        text = json.dumps(before[name])
        assert json.dumps(encode(read(text))) == text


def test_a_backup_that_was_written_before_is_read_and_written_to_the_byte() -> None:
    text = (GOLDEN / "backup.json").read_text(encoding="utf-8")
    found = backup.read(text)
    entries = [
        *(entry(records.COURSES, key, value) for key, value in found.courses.items()),
        *(entry(records.RECEIPTS, value["id"], value) for value in found.receipts),
    ]
    assert (len(entries), found.procedure) == (2, "ap-1")
    assert backup.write(stored(entries), found.procedure) == text


def test_of_a_quiz_that_cannot_be_used_the_reading_is_left() -> None:
    [twice] = [found for _, found, reason in CASES["courses"] if reason == "twice"]
    found = stored([entry("courses", "ap-1/a", twice), entry("receipts", "r", 7)])
    assert found.courses == {"ap-1/a": CourseRecord(read=("c-2",))}
    assert [*setting_aside(found)] == [
        {
            "area": "settings",
            "key": "aside/courses/ap-1/a",
            "value": {"area": "courses", "key": "ap-1/a", "value": twice, "reason": "twice"},
        },
        {
            "area": "courses",
            "key": "ap-1/a",
            "value": encode(CourseRecord(read=("c-2",))),
            "expected": json.dumps(twice),
        },
        {
            "area": "settings",
            "key": "aside/receipts/r",
            "value": {"area": "receipts", "key": "r", "value": 7, "reason": "form"},
        },
        {"area": "receipts", "key": "r", "value": None, "expected": "7"},
    ]


@pytest.mark.parametrize(
    ("key", "value", "area", "reason"),
    [
        (
            "aside/courses/ap-1/a",
            {"area": "courses", "key": "ap-1/a", "value": {"format": 2}, "reason": "newer"},
            "courses",
            Reason.NEWER,
        ),
        ("aside/receipts/x", {"reason": 7, "value": {"read": 7}}, "receipts", Reason.FORM),
        ("aside/courses/ap-1/a", 7, "courses", Reason.FORM),
        ("aside/", None, "courses", Reason.FORM),
    ],
)
def test_what_was_set_aside_is_read_whatever_it_is(
    key: str, value: Any, area: str, reason: Reason
) -> None:
    [aside] = stored([entry("settings", key, value)]).aside
    assert (aside.area, aside.reason) == (area, reason)


def test_other_settings_are_nobodys_record() -> None:
    found = stored([entry("settings", "mode", "device"), entry("settings", "key", {})])
    assert found.is_empty
    assert not found.aside
    assert not found.unusable


# Merging


def taken(answers: int) -> StoredAttempt:
    return StoredAttempt("h", SEED, tuple(Answer(str(number), ()) for number in range(answers)))


def test_the_quiz_with_more_answers_goes_on() -> None:
    here, there = CourseRecord(attempt=taken(2)), CourseRecord(attempt=taken(3))
    assert here.merged(there).attempt == taken(3)
    assert there.merged(here).attempt == taken(3)
    assert here.merged(CourseRecord()).attempt == taken(2)
    assert CourseRecord().merged(here).attempt == taken(2)


def test_reading_is_joined_if_it_is_of_the_same_edition() -> None:
    here = CourseRecord(read=("a",), seen=("1",), edition="e")
    assert here.merged(CourseRecord(read=("b", "a"), edition="e")).read == ("a", "b")
    assert here.merged(CourseRecord(read=("b",), edition="other")) == here
    assert CourseRecord().merged(here) == here


# Files


def test_a_backup_is_read_back() -> None:
    found = stored(
        [
            entry("courses", "ap-1/a", encode(CourseRecord(read=("a",), edition="e"))),
            entry("receipts", "i", {"id": "i", "course": "ap-1/a", "jws": "a.b.c", "handed": True}),
        ]
    )
    read = backup.read(backup.write(found, "ap-1"))
    assert read.procedure == "ap-1"
    assert read.courses["ap-1/a"]["read"] == ["a"]
    assert read.receipts == ({"id": "i", "course": "ap-1/a", "jws": "a.b.c", "handed": True},)
    assert "procedure" not in json.loads(backup.write(found, ""))


def test_a_downloaded_receipt_is_a_backup_of_one() -> None:
    [receipt] = backup.read('{"format": 1, "id": "i", "jws": "a.b.c"}').receipts
    assert records.kept_receipt_of(receipt) == KeptReceipt("i", "", "a.b.c", handed=True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"format": 2, "courses": {}, "receipts": []}', Reason.NEWER),
        ('{"format": 1, "courses": [], "receipts": []}', Reason.FORM),
        ('{"format": 1, "courses": {}, "receipts": {}}', Reason.FORM),
        ('{"format": true, "courses": {}, "receipts": []}', Reason.FORM),
        ('{"format": "1"}', Reason.FORM),
        ("[]", Reason.FORM),
        ("\ufffd\ufffd", Reason.FORM),
        ("[" * 100_000, Reason.FORM),
    ],
)
def test_a_file_that_is_no_backup_says_why(text: str, reason: Reason) -> None:
    with pytest.raises(NotABackup) as caught:
        backup.read(text)
    assert caught.value.reason is reason
