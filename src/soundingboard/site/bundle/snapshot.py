"""A snapshot of Python's memory, as what differs from memory that is fresh.

A file of little-endian 32-bit words and bytes: the length of the JSON that follows, and the number
of runs; that JSON, padded with spaces to 4 bytes; a table of each run's offset in memory and
length; and the runs. ``browser/engine/snapshot.mjs`` restores it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from itertools import chain
from typing import Any

_STEP = 64
"""Memory is compared in pieces of so many bytes."""

_GAP = 256
"""Runs that are nearer than this are joined."""


def packed(heap: bytes, fresh: bytes, about: Mapping[str, Any]) -> bytes:
    """What of *heap* differs from *fresh*, after *about* and the size of *heap* as JSON.

    Where *fresh* is shorter, memory that is added later is all zeros.
    """
    found = runs(heap, fresh)
    text = json.dumps({"size": len(heap), **about}, separators=(",", ":")).encode()
    text = text.ljust(-(-len(text) // 4) * 4)
    table = [*chain.from_iterable((start, end - start) for start, end in found)]
    head = struct.pack("<2I", len(text), len(found))
    words = struct.pack(f"<{len(table)}I", *table)
    return b"".join((head, text, words, *(heap[start:end] for start, end in found)))


def runs(heap: bytes, fresh: bytes) -> list[tuple[int, int]]:
    """Where the two differ, in order: the start and end of each run."""
    fresh = fresh.ljust(len(heap), b"\0")
    found: list[tuple[int, int]] = []
    for start in range(0, len(heap), _STEP):
        end = start + _STEP
        if heap[start:end] != fresh[start:end]:
            joins = found and start - found[-1][1] < _GAP
            found.append((found.pop()[0] if joins else start, min(end, len(heap))))
    return found
