"""The text of a signed receipt's QR code; :mod:`soundingboard.records.qr_text` reads it.

``SB1:`` and then, in Base32 (RFC 4648, 6) without padding, zlib data (RFC 1950) of: the key's two
coordinates, 32 bytes each; the signature, 64 bytes; the receipt's canonical bytes. Capital letters
and digits take five and a half bits each in a QR code, any other text eight.
"""

from __future__ import annotations

import base64
import zlib

from soundingboard.engine import jws
from soundingboard.engine.jws import Signed

PREFIX = "SB1:"
"""How the text begins. A compact JWS never does: it has no colon."""

_MOST = 9  # The level of compression that makes the fewest bytes.


def qr_text(signed: Signed) -> str:
    """The text of the QR code of *signed*."""
    key = jws.decode(signed.key.x) + jws.decode(signed.key.y)
    packed = zlib.compress(key + signed.signature + signed.payload, _MOST)
    return PREFIX + base64.b32encode(packed).decode().rstrip("=")
