"""Short names for content, by which results are kept."""

from __future__ import annotations

import hashlib


def digest(*parts: str | bytes) -> str:
    """A name for *parts* in their order: the first 32 hexadecimal digits of a SHA-256."""
    whole = hashlib.sha256()
    for part in parts:
        # A file's name may have bytes that aren't text, which Python reads as half characters.
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        # The length keeps ("ab", "c") apart from ("a", "bc").
        whole.update(b"%d:" % len(data) + data)
    return whole.hexdigest()[:32]
