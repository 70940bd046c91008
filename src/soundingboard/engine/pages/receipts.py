"""Receipts as a page makes and counts them: what is to be signed, and what was.

The browser signs and checks signatures, because only it has the cryptography; a page asks it to,
and gets the results.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from soundingboard.engine import jws
from soundingboard.engine.codec import encode
from soundingboard.engine.errors import BadReceipt
from soundingboard.engine.jws import Signed
from soundingboard.engine.receipt import Receipt, ReceiptFile, from_bytes
from soundingboard.engine.records import KeptReceipt

FITS = "fits"
DIFFERS = "differs"
UNABLE = "unable"
RESULTS = (FITS, DIFFERS, UNABLE)
"""What a browser finds of a signature: it fits, it doesn't, or the browser can't check it."""


@dataclass(frozen=True, slots=True)
class ReadReceipt:
    """A receipt read from ``signed``, the parts of ``jws``."""

    receipt: Receipt
    jws: str
    signed: Signed

    @property
    def name(self) -> str:
        """What a page's checks call it: SHA-256 of the signed text."""
        return hashlib.sha256(self.jws.encode()).hexdigest()

    @property
    def file_name(self) -> str:
        """The name of the file that the person downloads."""
        return f"receipt-{self.receipt.course.replace('/', '-')}-{self.receipt.code}.json"

    @property
    def file(self) -> str:
        """The file's text."""
        document = encode(ReceiptFile.of(self.receipt, self.jws))
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    @property
    def to_check(self) -> dict[str, Any]:
        """What a browser needs to check the signature."""
        return {
            "id": self.name,
            "jwk": encode(self.signed.key),
            "signature": jws.encode(self.signed.signature),
            "text": self.signed.signing_input,
        }


@dataclass(frozen=True, slots=True)
class Sorted:
    """Receipts by what is known of them.

    ``good`` count, the newest first. ``unchecked`` are those whose signature this browser can't
    check, ``waiting`` those that it hasn't checked yet. ``spoilt`` is how many aren't as they were
    signed.
    """

    good: tuple[ReadReceipt, ...]
    unchecked: tuple[ReadReceipt, ...]
    waiting: tuple[ReadReceipt, ...]
    spoilt: int


def signing_input(payload: bytes, jwk: object) -> str:
    """What a device has to sign: the canonical bytes of a receipt, and its public key *jwk*.

    Raises:
        BadReceipt: the key isn't one for ES256, or *payload* isn't a receipt. A receipt that its
            own reader would refuse must not be made.
    """
    from_bytes(payload)
    return jws.signing_input(payload, jws.public_key(jwk))


def signed(text: str, signature: str) -> str:
    """The signed receipt, as it is stored and handed in. *text* is :func:`signing_input`'s.

    The *signature* is in base64url. Whether it fits isn't checked here.

    Raises:
        BadReceipt: together they aren't written in the one way that a signed receipt is.
    """
    whole = f"{text}.{signature}"
    jws.parse(whole)
    return whole


def read(signed: str) -> ReadReceipt:
    """The receipt of the signed text. Its signature isn't checked here.

    Raises:
        BadReceipt: it isn't a receipt.
    """
    parts = jws.parse(signed)
    return ReadReceipt(from_bytes(parts.payload), signed, parts)


def sort(kept: Iterable[KeptReceipt], checked: Mapping[str, str]) -> Sorted:
    """The receipts of *kept*. *checked* has what the browser found, by each receipt's name."""
    found: dict[str, list[ReadReceipt]] = {name: [] for name in (*RESULTS, "")}
    spoilt = 0
    for item in kept:
        try:
            receipt = read(item.jws)
        except BadReceipt:
            spoilt += 1
            continue
        if receipt.receipt.id != item.id:
            spoilt += 1
        else:
            found[checked.get(receipt.name, "")].append(receipt)
    good = sorted(found[FITS], key=lambda item: item.receipt.when.utc, reverse=True)
    spoilt += len(found[DIFFERS])
    return Sorted(tuple(good), tuple(found[UNABLE]), tuple(found[""]), spoilt)
