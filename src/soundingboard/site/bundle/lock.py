"""The bundle's ``pyodide-lock.json``: made by pyodide-build, or plainly without it."""

from __future__ import annotations

import json
import os
from logging import Logger
from pathlib import Path
from typing import Any

from soundingboard.node.cache import kept_folder, key_of
from soundingboard.node.process import CommandFailed, run
from soundingboard.site.bundle.engine_wheel import DISTRIBUTION, Wheel
from soundingboard.site.bundle.errors import BundleError, ToolingUnavailable
from soundingboard.site.bundle.pythons import OLDEST, Interpreter, newest_python

_HERE = Path(__file__).parent
_REQUIREMENTS = "pyodide-build.txt"

# One build of a session found the tooling unusable; the next ones (mkdocs serve builds at each
# change) need not wait for the same network failure again.
_given_up: dict[str, str] = {}


def empty_lock(stock: Path) -> str:
    """Pyodide's own lock without its packages, none of which the engine needs.

    Raises:
        BundleError: *stock* is not a lock.
    """
    try:
        content = json.loads(stock.read_text(encoding="utf-8"))
        return _as_text({**content, "packages": {}})
    except (ValueError, TypeError) as error:
        raise BundleError(f"The Pyodide lock {stock} cannot be read: {error}.") from error


def requirements() -> bytes:
    """The versions and hashes of pyodide-build and all that it needs.

    Raises:
        ToolingUnavailable: the list is not there.
    """
    # In a source tree the list stands with the others; a wheel of ours carries it here.
    for path in (_HERE / _REQUIREMENTS, _HERE.parents[3] / "requirements" / _REQUIREMENTS):
        if path.is_file():
            return path.read_bytes()
    raise ToolingUnavailable(f"the list of its requirements, {_REQUIREMENTS}, is not here")


def lock_with_pyodide_build(base: str, wheel: Wheel, scratch: Path, *, python: Path) -> str:
    """Have pyodide-build add *wheel* to the lock *base*, working in the folder *scratch*.

    The lock names the wheel relative to its own address, with its SHA-256 and what it provides.

    Raises:
        ToolingUnavailable: pyodide-build failed, or made a lock that does not name our wheel.
    """
    source, target = scratch / "base-lock.json", scratch / "pyodide-lock.json"
    source.write_text(base, encoding="utf-8")
    (scratch / wheel.name).write_bytes(wheel.data)
    command = (python, "-I", "-m", "pyodide_cli", "lockfile", "add-wheels")
    options = ("--input", source, "--output", target, "--base-path", scratch, "--wheel-url", "./")
    try:
        run([*command, *options, scratch / wheel.name], folder=scratch)
        content = json.loads(target.read_text(encoding="utf-8"))
        recorded = content["packages"][DISTRIBUTION]["sha256"]
    except CommandFailed as error:
        raise ToolingUnavailable(f"it failed: {error}") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ToolingUnavailable(f"its lock cannot be used: {error!r}") from error
    if recorded != wheel.sha256:
        raise ToolingUnavailable("its lock names another wheel than ours")
    return _as_text(content)


def tooling_python(cache: Path, *, log: Logger) -> Path:
    """The Python of an environment in *cache* that holds pyodide-build.

    The environment is pyodide-build's alone, on the newest Python found, and is made once for each
    version of Python and of the requirements.

    Raises:
        ToolingUnavailable: no Python is new enough, or the environment cannot be made.
    """
    wanted = requirements()
    python = newest_python()
    if python is None:
        oldest = ".".join(map(str, OLDEST))
        raise ToolingUnavailable(f"it needs Python {oldest} or newer, and none was found")
    key = key_of(wanted, str(python), str(python.executable))
    if key in _given_up:
        raise ToolingUnavailable(_given_up[key])

    def make(folder: Path) -> None:
        log.info("Setting up pyodide-build on %s. This is done once.", python)
        _make_environment(folder, python, wanted)

    try:
        return _python_of(kept_folder(cache / f"tooling-{key}", make))
    except CommandFailed as error:
        _given_up[key] = f"it could not be installed on {python}: {error}"
        raise ToolingUnavailable(_given_up[key]) from error


def _make_environment(folder: Path, python: Interpreter, wanted: bytes) -> None:
    listed = folder / _REQUIREMENTS
    listed.write_bytes(wanted)
    run([python.executable, "-I", "-m", "venv", folder], folder=folder)
    # Only what the list names by hash, and never a package's own build script.
    options = ("--require-hashes", "--only-binary=:all:", "--no-input")
    pip = (_python_of(folder), "-I", "-m", "pip", "--disable-pip-version-check", "install")
    run([*pip, *options, "--requirement", listed], folder=folder)


def _python_of(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _as_text(lock: dict[str, Any]) -> str:
    return json.dumps(lock, indent=1, sort_keys=True) + "\n"
