"""The bundle's ``pyodide-lock.json``: made by pyodide-build, or plainly without it."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

from soundingboard import extras
from soundingboard.node.process import CommandFailed, run
from soundingboard.site.bundle.engine_wheel import DISTRIBUTION, Wheel
from soundingboard.site.bundle.errors import BundleError, ToolingUnavailable

_OLDEST = (0, 39)
"""Older releases of pyodide-build can't read the lock of our Pyodide."""


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


def pyodide_build_version(python: str) -> str:
    """The version of pyodide-build that *python* has.

    Raises:
        ToolingUnavailable: it has none, or one that is older than our Pyodide.
    """
    ask = "import importlib.metadata as m; print(m.version('pyodide-build'))"
    try:
        with tempfile.TemporaryDirectory() as scratch:
            version = run([python, "-P", "-c", ask], folder=Path(scratch)).strip()
    except CommandFailed:
        raise ToolingUnavailable(
            "it isn't installed, or this Python is older than 3.12. "
            + extras.how_to_install("pyodide-build")
        ) from None
    if not _is_new_enough(version):
        raise ToolingUnavailable(
            f"version {'.'.join(map(str, _OLDEST))} or newer is needed, and {version} is installed"
        )
    return version


def _is_new_enough(version: str) -> bool:
    found = re.match(r"(\d+)\.(\d+)", version)
    return found is not None and (int(found[1]), int(found[2])) >= _OLDEST


def lock_with_pyodide_build(base: str, wheel: Wheel, scratch: Path, *, python: str) -> str:
    """Have the pyodide-build of *python* add *wheel* to the lock *base*, in the folder *scratch*.

    The lock names the wheel relative to its own address, with its SHA-256 and what it provides.

    Raises:
        ToolingUnavailable: pyodide-build failed, or made a lock that does not name our wheel.
    """
    source, target = scratch / "base-lock.json", scratch / "pyodide-lock.json"
    source.write_text(base, encoding="utf-8")
    (scratch / wheel.name).write_bytes(wheel.data)
    command = (python, "-P", "-m", "pyodide_cli", "lockfile", "add-wheels")
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


def _as_text(lock: dict[str, Any]) -> str:
    return json.dumps(lock, indent=1, sort_keys=True) + "\n"
