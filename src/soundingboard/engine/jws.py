"""A signed receipt: a compact JSON Web Signature over the receipt's canonical bytes.

RFC 7515 with ES256 (RFC 7518, 3.4). The header holds the public key (a JWK, RFC 7517). There is
one way to write it: header and payload are canonical JSON, and base64url has no spare bits, so that
any changed character is seen. Whether the signature fits the key is found out where there is
cryptography: by WebCrypto in the browser, by ``soundingboard.records`` elsewhere.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from soundingboard.engine import codec
from soundingboard.engine.canonical import canonical, read
from soundingboard.engine.codec import Misfit, Text, as_object
from soundingboard.engine.errors import BadReceipt

TYPE = "sounding-board-receipt"
"""The header's ``typ``: a signature over anything else is never taken for one over a receipt."""

LONGEST = 100_000
"""The most characters of a signed receipt that are read."""

_COORDINATE_BYTES = 32
_SIGNATURE_BYTES = 64
_BASE64URL = re.compile(r"[A-Za-z0-9_-]*")


def _unfit_coordinate(text: str) -> str:
    try:
        fits = len(decode(text)) == _COORDINATE_BYTES
    except BadReceipt:
        fits = False
    return "" if fits else f"{_COORDINATE_BYTES} bytes in base64url"


_Coordinate = Annotated[str, Text(unfit=_unfit_coordinate)]


@as_object(tolerant=True)
@dataclass(frozen=True, slots=True)
class PublicKey:
    """A point of the curve P-256: the coordinates ``x`` and ``y`` in base64url, 32 bytes each.

    Its JSON is a JWK of the required members alone; others are passed over.
    """

    crv: ClassVar[str] = "P-256"
    kty: ClassVar[str] = "EC"
    x: _Coordinate
    y: _Coordinate

    @property
    def thumbprint(self) -> str:
        """The key's name: SHA-256 over its JWK in base64url (RFC 7638)."""
        return encode(hashlib.sha256(canonical(codec.encode(self))).digest())


@dataclass(frozen=True, slots=True)
class _Header:
    """The header of a signed receipt."""

    alg: ClassVar[str] = "ES256"
    jwk: PublicKey
    typ: ClassVar[str] = TYPE


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed receipt taken apart. ``signature`` is ``r`` and ``s``, 32 bytes each."""

    key: PublicKey
    payload: bytes
    signature: bytes
    signing_input: str


def public_key(jwk: object) -> PublicKey:
    """The public key of *jwk*; members beside the required ones are passed over.

    Raises:
        BadReceipt: it is no public key on P-256.
    """
    if isinstance(jwk, Mapping) and "d" in jwk:
        raise BadReceipt("The key is a private one; a private key must never leave its place.")
    try:
        return codec.decode(PublicKey, jwk)
    except Misfit as error:
        raise BadReceipt(f"The key isn't a public key for ES256 at {error}.") from error


def signing_input(payload: bytes, key: PublicKey) -> str:
    """What is signed: header and *payload*, each in base64url, joined by a full stop."""
    return f"{encode(canonical(codec.encode(_Header(key))))}.{encode(payload)}"


def sealed(payload: bytes, key: PublicKey, signature: bytes) -> str:
    """The signed receipt, as it is kept and handed over."""
    return f"{signing_input(payload, key)}.{encode(signature)}"


def parse(text: str) -> Signed:
    """The parts of the signed receipt *text*. Its signature is not checked here.

    Raises:
        BadReceipt: *text* is not written in the one way that a signed receipt is.
    """
    if len(text) > LONGEST:
        raise BadReceipt(f"The signed receipt is longer than {LONGEST} characters.")
    parts = text.split(".")
    if len(parts) != 3:
        raise BadReceipt("A signed receipt has three parts, joined by full stops; this has not.")
    header_bytes, payload, signature = map(decode, parts)
    try:
        header = read(header_bytes)
    except ValueError as error:
        raise BadReceipt(f"The signature's header cannot be read: {error}.") from error
    key = public_key(header.get("jwk") if isinstance(header, dict) else None)
    if header != codec.encode(_Header(key)):
        raise BadReceipt("The signature's header is not that of a receipt.")
    if len(signature) != _SIGNATURE_BYTES:
        raise BadReceipt("The signature is not of its length.")
    return Signed(key, payload, signature, f"{parts[0]}.{parts[1]}")


def encode(data: bytes) -> str:
    """*data* in base64url without padding (RFC 7515, 2)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """The bytes that :func:`encode` wrote.

    Raises:
        BadReceipt: *text* is no base64url, has padding, or is not the one way to write its bytes.
    """
    try:
        if not _BASE64URL.fullmatch(text):
            raise ValueError
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        if encode(data) != text:
            raise ValueError
    except (binascii.Error, ValueError):
        raise BadReceipt("A part of the signed receipt is not in base64url.") from None
    return data
