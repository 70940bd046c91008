"""A device that signs, as a browser does with WebCrypto."""

from __future__ import annotations

import json

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from soundingboard.engine import jws
from soundingboard.engine.codec import encode
from soundingboard.engine.jws import PublicKey, sealed, signing_input
from soundingboard.engine.receipt import Receipt, ReceiptFile


class Device:
    """One private key, and receipts signed with it."""

    def __init__(self) -> None:
        self._private = ec.generate_private_key(ec.SECP256R1())
        point = self._private.public_key().public_numbers()
        self.key = PublicKey(_coordinate(point.x), _coordinate(point.y))

    def sign(self, payload: bytes) -> str:
        """*payload* as a compact JWS."""
        text = signing_input(payload, self.key)
        der = self._private.sign(text.encode(), ec.ECDSA(hashes.SHA256()))
        r, s = decode_dss_signature(der)
        return sealed(payload, self.key, r.to_bytes(32, "big") + s.to_bytes(32, "big"))

    def file(self, receipt: Receipt) -> bytes:
        """*receipt* as a person downloads it."""
        document = encode(ReceiptFile.of(receipt, self.sign(receipt.payload)))
        return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"


def _coordinate(number: int) -> str:
    return jws.encode(number.to_bytes(32, "big"))
