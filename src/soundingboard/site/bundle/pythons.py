"""Finding the newest Python on the machine that pyodide-build runs on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OLDEST = (3, 12)
"""pyodide-build 0.39 needs this Python; older releases of it cannot read Pyodide 314's lock."""

_NAMES = ("python3", "python3.14", "python3.13", "python3.12")

# A Python without these cannot make an environment (Debian packs them apart).
_PROBE = (
    "import ensurepip, json, sys, venv;"
    "print(json.dumps([*sys.version_info[:3], sys.version_info.releaselevel]))"
)


@dataclass(frozen=True, order=True)
class Interpreter:
    """A Python that answers. The newer compares as greater."""

    version: tuple[int, int, int]
    executable: Path

    def __str__(self) -> str:
        return "Python " + ".".join(map(str, self.version))


def newest_python() -> Interpreter | None:
    """The newest released Python from 3.12 on: this one, one on PATH, or one of pyenv's."""
    found = (_probe(path) for path in dict.fromkeys(_candidates()))
    return max((one for one in found if one and one.version >= OLDEST), default=None)


def _candidates() -> Iterator[Path]:
    if sys.version_info >= OLDEST:
        yield Path(sys.executable)
    for name in _NAMES:
        if on_path := shutil.which(name):
            yield Path(on_path)
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from sorted(root.glob("versions/3.*/bin/python3"))


def _probe(executable: Path) -> Interpreter | None:
    # Being on PATH does not mean that it runs: pyenv's shims stand for versions not chosen.
    try:
        answer = subprocess.run(
            [str(executable), "-I", "-c", _PROBE],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=30,
            check=True,
        ).stdout
        major, minor, micro, level = json.loads(answer)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return Interpreter((major, minor, micro), executable) if level == "final" else None
