"""Python's garbage collector, kept out of work that only builds things up."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
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
