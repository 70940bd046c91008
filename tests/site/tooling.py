"""A Python with pyodide-build, for the tests of the bundle that it makes."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from soundingboard import extras
from soundingboard.node.cache import kept_folder, key_of
from soundingboard.node.process import CommandFailed, run

LOCK = Path(__file__).resolve().parents[2] / "requirements" / "run.txt"
NAMES = ("python3", "python3.14", "python3.13", "python3.12")
PROBE = "import ensurepip, sys, venv; assert sys.version_info >= (3, 12)"


def python_with_pyodide_build(cache: Path) -> str | None:
    """This Python, or on Python 3.11 an environment in *cache* on a newer one of the machine."""
    if extras.is_installed("pyodide-build"):
        return sys.executable
    newer = next(filter(_is_newer, _candidates()), None)
    if newer is None:
        return None
    folder = cache / f"tooling-{key_of(newer, LOCK.read_bytes())}"

    def make(made: Path) -> None:
        run([newer, "-I", "-m", "venv", made], folder=made)
        options = ("--require-hashes", "--only-binary=:all:", "--no-input")
        pip = (made / "bin" / "python", "-I", "-m", "pip", "--disable-pip-version-check")
        run([*pip, "install", *options, "--requirement", LOCK], folder=made)

    return str(kept_folder(folder, make) / "bin" / "python")


def _candidates() -> list[str]:
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    of_pyenv = map(str, sorted(root.glob("versions/3.*/bin/python3"), reverse=True))
    return [*filter(None, map(shutil.which, NAMES)), *of_pyenv]


def _is_newer(python: str) -> bool:
    try:
        run([python, "-I", "-c", PROBE], folder=Path.cwd())
    except CommandFailed:  # pyenv puts names on PATH for versions that aren't chosen
        return False
    return True
