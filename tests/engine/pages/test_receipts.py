"""Receipts as pages make them: to the byte those that the site's first version made.

``golden/receipt.json`` was made by that version, in JavaScript with WebCrypto. It isn't made anew:
receipts that were handed in must stay what they are.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.courses import EDITION, SEED, course, receipt, right_answers

from soundingboard.engine.errors import BadReceipt
from soundingboard.engine.issuing import issue
from soundingboard.engine.pages import receipts
from soundingboard.engine.receipt import Person, Receipt
from soundingboard.engine.timestamp import Timestamp

MADE: dict[str, Any] = json.loads(
    (Path(__file__).parent / "golden" / "receipt.json").read_text(encoding="utf-8")
)
OTHER_KEY = {**MADE["jwk"], "x": MADE["jwk"]["y"], "y": MADE["jwk"]["x"]}


def made() -> Receipt:
    """The receipt of the golden file, from what the person did."""
    taken = course(4)
    typed = Person("  Zoë   Tremblay ", "00417", 'École <Sir> "Guy"')
    when = Timestamp("2026-11-20T23:59:00Z", -420)
    found = issue(taken, typed, EDITION, SEED, right_answers(taken), when)
    return replace(found, engine="0.1.0")


def test_a_receipt_is_what_the_first_version_made_to_the_byte() -> None:
    text = receipts.signing_input(made().payload, MADE["jwk"])
    assert text == MADE["signing_input"]
    whole = receipts.signed(text, MADE["signature"])
    assert whole == MADE["jws"]
    found = receipts.read(whole)
    assert (found.receipt.id, found.receipt.code) == (MADE["id"], MADE["code"])
    assert found.signed.key.thumbprint == MADE["key"]
    assert (found.file_name, found.file) == (MADE["file_name"], MADE["file"])


def test_another_key_makes_another_text_to_sign() -> None:
    assert receipts.signing_input(made().payload, OTHER_KEY) != MADE["signing_input"]


@pytest.mark.parametrize("jwk", [None, {}, {**MADE["jwk"], "x": "AA"}, {**MADE["jwk"], "d": "AA"}])
def test_a_key_that_cannot_have_signed_is_refused(jwk: object) -> None:
    with pytest.raises(BadReceipt, match="key"):
        receipts.signing_input(made().payload, jwk)


def test_what_a_reader_would_refuse_is_not_signed() -> None:
    forged = replace(receipt(), person=Person("A\nB", "1"))
    with pytest.raises(BadReceipt, match=r"\$\.person\.name: expected one line"):
        receipts.signing_input(forged.payload, MADE["jwk"])


@pytest.mark.parametrize("signature", ["", "AA", MADE["signature"] + "A", "*" * 86])
def test_a_signature_of_another_form_is_refused(signature: str) -> None:
    with pytest.raises(BadReceipt, match=r"not of its length|not in base64url"):
        receipts.signed(MADE["signing_input"], signature)
