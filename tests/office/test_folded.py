"""The short form that a QR code holds: it unfolds into the very receipt, or is refused."""

from __future__ import annotations

import base64
import contextlib
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.courses import course, receipt
from tests.office.device import Device

from soundingboard.engine import jws
from soundingboard.engine.errors import BadReceipt
from soundingboard.engine.folded import PREFIX, folded
from soundingboard.office.folded import unfolded
from soundingboard.office.verify import NotVerified, verify

DEVICE = Device()
RECEIPT = receipt(course(2))
SIGNED = DEVICE.sign(RECEIPT.payload)


def fold(data: bytes) -> str:
    return PREFIX + base64.b32encode(zlib.compress(data)).decode().rstrip("=")


FOLDED = folded(jws.parse(SIGNED))


def test_it_unfolds_into_the_signed_receipt_to_the_character() -> None:
    assert unfolded(FOLDED) == SIGNED


def test_it_verifies_as_the_receipt_does() -> None:
    assert verify(FOLDED.encode()) == verify(SIGNED.encode())
    assert verify(FOLDED.encode() + b"\r\n").receipt == RECEIPT


def test_a_changed_character_never_makes_another_receipt() -> None:
    for place in range(len(PREFIX), len(FOLDED), 5):
        other = "A" if FOLDED[place] != "A" else "B"
        changed = FOLDED[:place] + other + FOLDED[place + 1 :]
        with contextlib.suppress(NotVerified):
            # The same bytes can be packed in more ways than one.
            assert verify(changed.encode()).receipt == RECEIPT


@pytest.mark.parametrize(
    "text",
    [
        "",
        FOLDED.removeprefix(PREFIX),
        PREFIX,
        PREFIX + "1",
        PREFIX + "MFRGG",
        FOLDED[:-8],
        fold(bytes(127)),
        fold(bytes(200_000)),
        PREFIX + base64.b32encode(zlib.compress(bytes(200)) + b"more").decode().rstrip("="),
    ],
)
def test_what_is_not_whole_is_refused(text: str) -> None:
    with pytest.raises(BadReceipt, match="not whole"):
        unfolded(text)


@given(st.text())
def test_nothing_else_is_raised(text: str) -> None:
    for tried in (text, PREFIX + text):
        with pytest.raises(BadReceipt):
            unfolded(tried)
