"""Verifying receipts: the signature, the form, and agreement with themselves."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from tests.courses import course, receipt
from tests.example_counts import examples
from tests.records.device import Device

from soundingboard import schemas
from soundingboard.engine.canonical import canonical
from soundingboard.engine.codec import encode
from soundingboard.engine.course import Course
from soundingboard.engine.jws import PublicKey, sealed
from soundingboard.engine.receipt import QuizAnswer
from soundingboard.records.remarks import Known
from soundingboard.records.verify import LIMIT, NotVerified, Verified, verify

DEVICE = Device()
TAKEN = course(2)
RECEIPT = receipt(TAKEN)
SIGNED = DEVICE.sign(RECEIPT.payload)
FILE = DEVICE.file(RECEIPT)


def refused(data: bytes | str, *courses: Course) -> str:
    with pytest.raises(NotVerified) as caught:
        verify(data.encode() if isinstance(data, str) else data, Known(courses=courses))
    return str(caught.value)


def test_a_signed_receipt_is_good_alone_and_as_a_file() -> None:
    good = Verified(RECEIPT, DEVICE.key.thumbprint, marked_again=False)
    assert verify(SIGNED.encode()) == good
    assert verify(SIGNED.encode() + b"\r\n") == good
    assert verify(FILE) == good
    assert verify(b"\xef\xbb\xbf" + FILE) == good


def test_the_file_fits_its_schema() -> None:
    receipt_schema = schemas.schema("receipt")
    resource = Resource.from_contents(receipt_schema)
    found = Registry().with_resource(receipt_schema["$id"], resource)
    form = {"$ref": f"{receipt_schema['$id']}#/$defs/receipt_file"}
    Draft202012Validator(form, registry=found).validate(json.loads(FILE))
    assert not Draft202012Validator(form, registry=found).is_valid({"format": 1})


def test_with_its_course_the_answers_are_marked_again() -> None:
    assert verify(FILE, Known(courses=[course(3), TAKEN])).marked_again
    assert not verify(FILE, Known(courses=[course(3)])).marked_again


def test_a_score_that_the_answers_do_not_bear_out_is_found_by_marking_again() -> None:
    claimed = replace(
        RECEIPT,
        quiz=replace(RECEIPT.quiz, answers=(QuizAnswer("s1", ("c",)), *RECEIPT.quiz.answers[1:])),
    )
    data = DEVICE.file(claimed)
    assert verify(data).receipt == claimed
    assert "does not say what its answers come to" in refused(data, TAKEN)


def test_another_devices_signature_does_not_fit() -> None:
    other = Device().sign(RECEIPT.payload).rpartition(".")[2]
    assert refused(f"{SIGNED.rpartition('.')[0]}.{other}").startswith("The signature is wrong")


def test_a_signature_over_something_else_does_not_fit() -> None:
    other = DEVICE.sign(replace(RECEIPT, engine="0.0.0").payload).rpartition(".")[2]
    assert refused(f"{SIGNED.rpartition('.')[0]}.{other}").startswith("The signature is wrong")


@pytest.mark.parametrize("signature", [bytes(64), b"\xff" * 64, bytes(32) + b"\x01" * 32])
def test_a_signature_that_is_none_does_not_fit(signature: bytes) -> None:
    assert refused(sealed(RECEIPT.payload, DEVICE.key, signature)).startswith(
        "The signature is wrong"
    )


def test_a_key_off_its_curve_is_refused() -> None:
    off = PublicKey(DEVICE.key.x, DEVICE.key.x)
    assert refused(sealed(RECEIPT.payload, off, bytes(64))) == (
        "The key in the receipt isn't a valid P-256 key."
    )


def test_what_is_well_signed_and_no_receipt_is_refused() -> None:
    assert refused(DEVICE.sign(b"{}")).startswith(
        'The receipt isn\'t valid at $: expected "schema", "person", '
    )
    assert "not in its canonical form" in refused(DEVICE.sign(RECEIPT.payload + b" "))
    unfit = canonical({**encode(RECEIPT), "note": "trust me"})
    assert refused(DEVICE.sign(unfit)) == (
        "The receipt isn't valid at $: found \"note\", which isn't known here."
    )
    [first, *others] = RECEIPT.quiz.answers
    quiz = replace(RECEIPT.quiz, answers=(first._replace(choices=("",)), *others))
    assert refused(DEVICE.sign(replace(RECEIPT, quiz=quiz).payload)) == (
        "The receipt isn't valid at $.quiz.answers[0].choices[0]: "
        'expected at least 1 character, found "".'
    )


def test_any_changed_character_of_a_signed_receipt_is_seen() -> None:
    for place, character in enumerate(SIGNED):
        other = "B" if character != "B" else "C"
        refused(SIGNED[:place] + other + SIGNED[place + 1 :])


@settings(max_examples=examples(2))
@given(st.integers(0, len(SIGNED) - 1), st.integers(0, 255))
def test_any_changed_byte_of_a_signed_receipt_is_seen(place: int, byte: int) -> None:
    data = SIGNED.encode()
    changed = data[:place] + bytes([byte]) + data[place + 1 :]
    if changed.strip() != data:
        refused(changed)


@settings(max_examples=examples(3))
@given(st.integers(0, len(FILE) - 1), st.integers(0, 255))
def test_a_file_that_says_anything_else_is_refused(place: int, byte: int) -> None:
    changed = FILE[:place] + bytes([byte]) + FILE[place + 1 :]
    try:
        same = json.loads(changed) == json.loads(FILE)
    except ValueError:
        same = False
    if same:
        assert verify(changed).receipt == RECEIPT
    else:
        refused(changed)


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.update(code="00000-00000"),
        lambda file: file.update(id="083ed845-b9b5-54cc-99a5-b7018674fc98"),
        lambda file: file.update(format=True),
        lambda file: file.update(note="good"),
        lambda file: file.pop("id"),
        lambda file: file.pop("jws"),
        lambda file: file.update(jws=1),
        lambda file: file["receipt"]["person"].update(name="Somebody Else"),
        lambda file: file["receipt"].update(schema=1.0),
        lambda file: file["receipt"].update(site="x"),
    ],
)
def test_what_the_file_shows_must_be_what_was_signed(
    change: Callable[[dict[str, Any]], None],
) -> None:
    document = json.loads(FILE)
    change(document)
    refused(json.dumps(document))


def test_a_member_that_stands_twice_is_refused() -> None:
    refused(FILE.replace(b'"format": 1,', b'"format": 1, "code": "00000-00000",'))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" ",
        b"{",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b"hello",
        b"..",
        b'{"a":' * 100_000,
        b'{"jws":"..","x":' + b"[" * 900 + b"]" * 900 + b"}",
        b"x" * (LIMIT + 1),
    ],
)
def test_what_is_no_receipt_is_refused(data: bytes) -> None:
    assert refused(data).endswith(".")


@given(st.binary(max_size=100))
def test_nothing_else_is_raised_whatever_is_read(data: bytes) -> None:
    refused(data)
