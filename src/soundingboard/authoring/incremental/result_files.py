"""Results of compiling files, kept on disk between commands.

Each is a file of its own in the cache, named after its key: a checksum, then JSON. A file that was
cut off, altered or put in the place of another one doesn't fit its checksum, and is not used.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path

from soundingboard.authoring.incremental.results import Form, Result
from soundingboard.node.cache import forget_unused

FOLDER = "compiled"
"""Where results are, in the folder of a handbook's caches."""

_FEWEST, _TIMES = 64, 4
_SUFFIX = ".json"


class ResultFiles:
    """Results in a folder, which is made when the first one is kept.

    A folder that can't be read or written is no error: then results aren't kept. Files that
    nobody has used for a while are removed, and of more than four times as many as the handbook
    uses, those that weren't used for longest.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used = 0
        self._can_write = True

    def find(self, key: str, form: Form) -> Result | None:
        """The result of that key, if there is a sound one."""
        file = self._file(key)
        try:
            checksum, _, body = file.read_bytes().partition(b"\n")
            if checksum != _checksum(key, body):
                return None
            found = form.decode(json.loads(body))
            os.utime(file)
        except (OSError, ValueError, RecursionError):
            return None
        self._used += 1
        return found

    def keep(self, key: str, result: Result, form: Form) -> None:
        """Write *result* to a file, all of it or nothing."""
        self._used += 1
        if not self._can_write:
            return
        body = json.dumps(form.encode(result), separators=(",", ":")).encode()
        try:
            self._make_folder()
            with tempfile.NamedTemporaryFile(dir=self._folder, prefix=".", delete=False) as scratch:
                scratch.write(_checksum(key, body) + b"\n" + body)
            Path(scratch.name).replace(self._file(key))
        except OSError:
            self._can_write = False

    def finish(self) -> None:
        """Remove old files."""
        most, self._used = _TIMES * self._used + _FEWEST, 0
        try:
            forget_unused(self._folder)
            files = [entry for entry in os.scandir(self._folder) if entry.name.endswith(_SUFFIX)]
            if len(files) > most:
                files.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
                for entry in files[most:]:
                    Path(entry).unlink(missing_ok=True)
        except OSError:
            return  # There is nothing to remove, or another process is removing it.

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"

    def _make_folder(self) -> None:
        if not self._folder.is_dir():
            self._folder.mkdir(parents=True, exist_ok=True)
            # A board's repository need not ignore the folder itself.
            (self._folder / ".gitignore").write_text("*\n", encoding="utf-8")


def _checksum(key: str, body: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\n" + body).hexdigest().encode()
