"""Verifying receipts: that their signature fits, and that they don't contradict themselves.

With a handbook, that they don't contradict it either. What else there is to know about a receipt
whose signature is good is in :mod:`soundingboard.records.remarks`.

What a good signature proves: that the receipt is unchanged since a device signed it, with the key
that the receipt itself names. It does not prove who used the device, nor what its clock said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from soundingboard.engine import jws
from soundingboard.engine.codec import Misfit, decode
from soundingboard.engine.errors import BadReceipt, EngineError
from soundingboard.engine.issuing import mark_again
from soundingboard.engine.json_reader import read_json
from soundingboard.engine.qr_text import PREFIX
from soundingboard.engine.receipt import Receipt, ReceiptFile, from_bytes
from soundingboard.engine.wording import _
from soundingboard.records.qr_text import read_qr_text
from soundingboard.records.remarks import Known, contradiction
from soundingboard.schemas import misfit

LIMIT = 1_000_000
"""The most bytes of a file that are read."""


def proves() -> str:
    """What a good signature proves, and what it doesn't."""
    return _(
        "A good signature proves that a receipt hasn't changed since a device signed it. It "
        "doesn't prove who used that device, or that its clock was right."
    )


class NotVerified(Exception):
    """A receipt isn't valid; the message, a sentence, says why. ``code`` is for programs."""

    def __init__(self, message: str, code: str = "bad-receipt") -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Verified:
    """A receipt whose signature fits.

    ``key`` names the key that signed it (RFC 7638). ``marked_again`` is whether its answers were
    marked again, which needs the very course that it names.
    """

    receipt: Receipt
    key: str
    marked_again: bool


def verify(data: bytes, known: Known | None = None) -> Verified:
    """The receipt in *data*: a receipt file, a compact JWS alone, or the text of a QR code.

    It needs the extra “verify”. Answers are marked again if *known* has the course that the receipt
    names, by hash.

    Raises:
        NotVerified: *data* isn't a signed receipt, its signature is wrong, it contradicts itself
            or the file around it, its answers don't give its score, or it contradicts the ledger.
    """
    if len(data) > LIMIT:
        raise NotVerified(_("The file is too large for a receipt."))
    try:
        text = data.decode("utf-8-sig").strip(" \t\r\n")
    except UnicodeDecodeError:
        raise NotVerified(_("Expected a receipt, found a file that isn't text.")) from None
    around = _file(text) if text.startswith("{") else None
    try:
        if around is None and text.startswith(PREFIX):
            text = read_qr_text(text)
        signed = jws.parse(around["jws"] if around is not None else text)
        _verify_signature(signed)
        receipt = from_bytes(signed.payload)
        _validate(signed.payload)
        if around is not None:
            _compare(around, receipt)
    except EngineError as error:
        raise NotVerified(str(error)) from error
    course = None
    if known is not None:
        against = contradiction(receipt, known)
        if against:
            raise NotVerified(against, "wrong-edition")
        course = known.course_of(receipt)
    if course is not None:
        try:
            mark_again(receipt, course)
        except EngineError as error:
            raise NotVerified(str(error), "wrong-marks") from error
    return Verified(receipt, signed.key.thumbprint, course is not None)


def _verify_signature(signed: jws.Signed) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    x, y = (int.from_bytes(jws.decode(value), "big") for value in (signed.key.x, signed.key.y))
    try:
        key = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    except ValueError:
        raise NotVerified(
            _("The key in the receipt isn't a valid P-256 key."), "bad-signature"
        ) from None
    half = len(signed.signature) // 2
    r, s = (int.from_bytes(p, "big") for p in (signed.signature[:half], signed.signature[half:]))
    try:
        key.verify(
            encode_dss_signature(r, s),
            signed.signing_input.encode(),
            ec.ECDSA(hashes.SHA256()),
        )
    except InvalidSignature:
        raise NotVerified(
            _(
                "The signature is wrong: the receipt was changed after it was signed, or signed "
                "with another key."
            ),
            "bad-signature",
        ) from None


def _file(text: str) -> dict[str, Any]:
    try:
        document = read_json(text)
    except ValueError as error:
        raise NotVerified(_("Expected JSON or a signed receipt, found something else.")) from error
    if not isinstance(document, dict) or not isinstance(document.get("jws"), str):
        raise NotVerified(_("Expected a signed receipt in the field “jws”, found none."))
    return document


def _validate(payload: bytes) -> None:
    """Validate a receipt that could be read against the published schema, member by member."""
    wrong = misfit("receipt", read_json(payload.decode()))
    if wrong is not None:
        message = _("The receipt doesn't fit its schema at {place}.")
        raise BadReceipt(message.format(place=wrong))


def _compare(around: dict[str, Any], receipt: Receipt) -> None:
    """Compare what the file shows with what was signed: people read the file, not the signature."""
    try:
        shown = decode(ReceiptFile, around)
    except Misfit as error:
        message = _("The receipt file isn't valid at {place}.")
        raise BadReceipt(message.format(place=error)) from error
    signed = ReceiptFile.of(receipt, shown.jws)
    for name in ("id", "code", "receipt"):
        if getattr(shown, name) != getattr(signed, name):
            message = _("The file's “{name}” differs from the receipt that was signed.")
            raise BadReceipt(message.format(name=name))
