"""Folders that are made once and kept, whoever else is making them at the same time."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

DEFAULT = ".cache/soundingboard"
"""Where a handbook keeps what takes long to make, from its root, unless it says otherwise."""

_KEY_LENGTH = 16
_KEPT_DAYS = 60


def key_of(*parts: str | bytes) -> str:
    """A short name for what *parts* hold, in their order: 16 hexadecimal digits of a SHA-256."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        # The length keeps ("ab", "c") apart from ("a", "bc").
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()[:_KEY_LENGTH]


def kept_folder(folder: Path, make: Callable[[Path], None]) -> Path:
    """Return *folder*, after *make* has filled it if it was not there.

    It is filled under another name and then renamed, so that a folder under its own name is always
    complete: a build that breaks off leaves nothing that looks finished, and of two builds at once
    the first to finish wins.

    Raises:
        OSError: the cache cannot be written. Whatever *make* raises comes through too.
    """
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix=f".{folder.name}-", dir=folder.parent, ignore_cleanup_errors=True
    ) as scratch:
        made = Path(scratch) / folder.name
        made.mkdir()
        make(made)
        try:
            made.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
    return folder


def forget_unused(folder: Path) -> None:
    """Remove the files of *folder* that nobody has used for a while.

    Whoever uses one touches it.
    """
    oldest = time.time() - _KEPT_DAYS * 24 * 3600
    for file in folder.iterdir():
        if file.is_file() and file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)
