"""Run inside Pyodide, before a snapshot of its memory is made: import the engine, and tidy up."""

import gc
import linecache
import re
import sys

import soundingboard.engine.messages

ROUNDS = 3  # Garbage collection frees what the round before has let go of.

soundingboard.engine.messages.handle("{}")
linecache.clearcache()
re.purge()
sys._clear_internal_caches()  # type: ignore[attr-defined]
for _ in range(ROUNDS):
    gc.collect()
