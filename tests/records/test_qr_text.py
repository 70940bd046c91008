"""The text of a receipt's QR code: it gives back the very receipt, or is refused."""

from __future__ import annotations

import base64
import contextlib
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.courses import course, receipt
from tests.records.device import Device

from soundingboard.engine import jws
from soundingboard.engine.errors import BadReceipt
from soundingboard.engine.qr_text import PREFIX, qr_text
from soundingboard.records.qr_text import read_qr_text
from soundingboard.records.verify import NotVerified, verify

DEVICE = Device()
RECEIPT = receipt(course(2))
SIGNED = DEVICE.sign(RECEIPT.payload)


def fold(data: bytes) -> str:
    return PREFIX + base64.b32encode(zlib.compress(data)).decode().rstrip("=")


QR_TEXT = qr_text(jws.parse(SIGNED))


def test_it_unfolds_into_the_signed_receipt_to_the_character() -> None:
    assert read_qr_text(QR_TEXT) == SIGNED


def test_it_verifies_as_the_receipt_does() -> None:
    assert verify(QR_TEXT.encode()) == verify(SIGNED.encode())
    assert verify(QR_TEXT.encode() + b"\r\n").receipt == RECEIPT


def test_a_changed_character_never_makes_another_receipt() -> None:
    for place in range(len(PREFIX), len(QR_TEXT), 5):
        other = "A" if QR_TEXT[place] != "A" else "B"
        changed = QR_TEXT[:place] + other + QR_TEXT[place + 1 :]
        with contextlib.suppress(NotVerified):
            # The same bytes can be packed in more ways than one.
            assert verify(changed.encode()).receipt == RECEIPT


@pytest.mark.parametrize(
    "text",
    [
        "",
        QR_TEXT.removeprefix(PREFIX),
        PREFIX,
        PREFIX + "1",
        PREFIX + "MFRGG",
        QR_TEXT[:-8],
        fold(bytes(127)),
        fold(bytes(200_000)),
        PREFIX + base64.b32encode(zlib.compress(bytes(200)) + b"more").decode().rstrip("="),
    ],
)
def test_what_is_not_whole_is_refused(text: str) -> None:
    with pytest.raises(BadReceipt, match="isn't complete"):
        read_qr_text(text)


@given(st.text())
def test_nothing_else_is_raised(text: str) -> None:
    for tried in (text, PREFIX + text):
        with pytest.raises(BadReceipt):
            read_qr_text(tried)
