"""Reading the text of a receipt's QR code; :mod:`soundingboard.engine.qr_text` writes it.

The result is the compact JWS, character for character, so that nothing is checked twice or in
another way.
"""

from __future__ import annotations

import base64
import binascii
import zlib

from soundingboard.engine import jws
from soundingboard.engine.errors import BadReceipt
from soundingboard.engine.qr_text import PREFIX
from soundingboard.engine.wording import _

_COORDINATE = 32
_FIXED = 4 * _COORDINATE
"""Bytes before the receipt's own: two coordinates and a signature of twice their length."""


def read_qr_text(text: str) -> str:
    """The compact JWS in *text*, a QR text. Its signature isn't checked here.

    Raises:
        BadReceipt: *text* isn't a QR text, or is cut off.
    """
    body = text.removeprefix(PREFIX)
    try:
        packed = base64.b32decode(body + "=" * (-len(body) % 8))
        inflating = zlib.decompressobj()
        # Bounded, for a few bytes can expand into any number of them.
        data = inflating.decompress(packed, jws.LONGEST)
    except (binascii.Error, ValueError, zlib.error):
        raise BadReceipt(_("The text from the QR code isn't complete.")) from None
    if body == text or not inflating.eof or inflating.unused_data or len(data) < _FIXED:
        raise BadReceipt(_("The text from the QR code isn't complete."))
    x, y = (jws.encode(data[at : at + _COORDINATE]) for at in (0, _COORDINATE))
    signature, payload = data[2 * _COORDINATE : _FIXED], data[_FIXED:]
    return jws.sealed(payload, jws.PublicKey(x, y), signature)
