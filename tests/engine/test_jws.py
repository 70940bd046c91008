"""Signed receipts: one way to write them, so that every changed character is seen."""

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soundingboard.engine import codec
from soundingboard.engine.canonical import canonical
from soundingboard.engine.errors import BadReceipt
from soundingboard.engine.jws import (
    PublicKey,
    decode,
    encode,
    parse,
    public_key,
    sealed,
    signing_input,
)

# The key of RFC 7515, appendix A.3.
KEY = PublicKey(
    "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
)
PAYLOAD = b'{"a":1}'
SIGNATURE = bytes(range(64))
SIGNED = sealed(PAYLOAD, KEY, SIGNATURE)


def test_a_signed_receipt_comes_apart_again() -> None:
    parts = parse(SIGNED)
    assert (parts.key, parts.payload, parts.signature) == (KEY, PAYLOAD, SIGNATURE)
    assert parts.signing_input == signing_input(PAYLOAD, KEY) == SIGNED.rpartition(".")[0]


def test_the_header_is_canonical_and_holds_the_public_key() -> None:
    header = decode(SIGNED.partition(".")[0])
    assert header.decode() == (
        '{"alg":"ES256","jwk":{"crv":"P-256","kty":"EC","x":"' + KEY.x + '","y":"' + KEY.y + '"},'
        '"typ":"sounding-board-receipt"}'
    )


def test_a_keys_name_is_its_thumbprint() -> None:
    # As jose tools compute it for this key (RFC 7638).
    assert KEY.thumbprint == "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U"


def test_a_key_as_webcrypto_exports_it_is_read() -> None:
    assert public_key({**codec.encode(KEY), "ext": True, "key_ops": ["verify"]}) == KEY


@pytest.mark.parametrize(
    ("jwk", "reason"),
    [
        (None, "a public key for ES256"),
        ([], "a public key for ES256"),
        ({}, "a public key for ES256"),
        ({**codec.encode(KEY), "d": "secret"}, "a private key must never leave its place"),
        ({**codec.encode(KEY), "crv": "P-384"}, "a public key for ES256"),
        ({**codec.encode(KEY), "kty": "RSA"}, "a public key for ES256"),
        ({**codec.encode(KEY), "x": "AA"}, "a public key for ES256"),
        ({**codec.encode(KEY), "x": 1}, "a public key for ES256"),
        ({**codec.encode(KEY), "y": KEY.y + "="}, "bytes in base64url"),
        ({"kty": "EC", "crv": "P-256"}, "a public key for ES256"),
    ],
)
def test_what_is_no_public_key_is_refused(jwk: object, reason: str) -> None:
    with pytest.raises(BadReceipt, match=reason):
        public_key(jwk)


def with_header(header: object) -> str:
    """The signed receipt with another *header*: text as it is, or a value in its canonical form."""
    text = header if isinstance(header, str) else canonical(header).decode()
    return ".".join([encode(text.encode()), *SIGNED.split(".")[1:]])


GOOD = {"alg": "ES256", "jwk": codec.encode(KEY), "typ": "sounding-board-receipt"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "has three parts"),
        ("a.b", "has three parts"),
        ("..", "header cannot be read"),
        (SIGNED + ".", "has three parts"),
        (SIGNED + "=", "not in base64url"),
        (SIGNED + "\n", "not in base64url"),
        (" " + SIGNED, "not in base64url"),
        (SIGNED + "A", "not of its length|not in base64url"),
        (SIGNED.rpartition(".")[0] + ".", "not of its length"),
        (with_header({**GOOD, "alg": "none"}), "not that of a receipt"),
        (with_header({**GOOD, "kid": "1"}), "not that of a receipt"),
        (with_header({**GOOD, "typ": "JWT"}), "not that of a receipt"),
        (
            with_header({**GOOD, "jwk": {**codec.encode(KEY), "use": "sig"}}),
            "not that of a receipt",
        ),
        (
            with_header(json.dumps(dict(reversed(GOOD.items())), separators=(",", ":"))),
            "header cannot be read",
        ),
        (with_header([]), "a public key for ES256"),
        (with_header('"ES256"'), "a public key for ES256"),
        ("x" * 200_000, "longer than 100000 characters"),
    ],
)
def test_what_is_no_signed_receipt_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BadReceipt, match=reason):
        parse(text)


@given(st.integers(0, len(SIGNED) - 1), st.characters(codec="utf-8"))
def test_other_characters_are_other_parts_or_none(place: int, character: str) -> None:
    changed = SIGNED[:place] + character + SIGNED[place + 1 :]
    try:
        parts = parse(changed)
    except BadReceipt:
        assert changed != SIGNED
        return
    assert (parts == parse(SIGNED)) == (changed == SIGNED)


@given(st.binary(max_size=50))
def test_base64url_has_one_way_to_write_bytes(data: bytes) -> None:
    text = encode(data)
    assert decode(text) == data
    assert text == base64.urlsafe_b64encode(data).decode().rstrip("=")


@pytest.mark.parametrize("text", ["A", "AB", "A+", "A/", "AA==", "Ä", "AAB"])
def test_other_ways_are_refused(text: str) -> None:
    with pytest.raises(BadReceipt, match="not in base64url"):
        decode(text)
