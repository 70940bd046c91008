"""Pausing Python's garbage collector during work that makes next to no garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_garbage_collection() -> Iterator[None]:
    """Run the body without the cyclic garbage collector.

    Compiling a handbook keeps every token that it parses and makes hardly any garbage in cycles;
    the collector would walk all of it over and over, for a fifth of the time (scripts/bench).
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
