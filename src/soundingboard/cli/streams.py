"""The standard streams when they are closed, full, or their reader has left."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import TextIO


class _Closed(io.RawIOBase):
    """Standard output where there is none (``>&-``): writing to it is an error."""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        raise OSError(errno.EBADF, "standard output is closed")


def open_streams() -> None:
    """Put something in the place of standard streams that are closed.

    Python has ``None`` there. An error message that nobody can see is dropped; output is not.
    """
    # Sorted out before any file is opened, which would take the number of the closed stream.
    if sys.stdin is None:
        sys.stdin = _devnull("r")
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_Closed()), encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = _devnull("w")


def flush_streams() -> None:
    """Write what is buffered.

    Raises:
        OSError: it cannot be written.
    """
    sys.stdout.flush()
    sys.stderr.flush()


def drop_output() -> None:
    """Drop what is buffered, of which Python would complain at exit, and whatever comes."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
            continue
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
    if isinstance(getattr(getattr(sys.stdout, "buffer", None), "raw", None), _Closed):
        sys.stdout = _devnull("w")


def _devnull(mode: str) -> TextIO:
    return io.TextIOWrapper(io.FileIO(os.devnull, mode), encoding="utf-8")
