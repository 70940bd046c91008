"""What starts Python fast: a trimmed library of bytecode, and a snapshot of its memory.

Node makes them out of Pyodide itself (``node/fast_start.mjs``), once for each state of Pyodide and
of the engine, and ``snapshot`` packs the memory. A site without them starts Python in the plain
way.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from logging import Logger
from pathlib import Path

from soundingboard.node import programs
from soundingboard.node.cache import kept_folder, key_of
from soundingboard.node.process import CommandFailed, run
from soundingboard.node.programs import NodeUnavailable
from soundingboard.site.bundle.engine_wheel import Wheel
from soundingboard.site.bundle.snapshot import packed

LIBRARY = "library.zip"
SNAPSHOT = "snapshot.bin"

_NODE = Path(__file__).parent / "node"


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

    def make(made: Path) -> None:
        node = programs.node()
        log.info("Preparing a fast start of Python. This is done once for each engine.")
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
            scratch = Path(name)
            engine = scratch / wheel.name
            engine.write_bytes(wheel.data)
            run([node, _NODE / "fast_start.mjs", pyodide, engine, scratch], folder=made)
            shutil.move(scratch / LIBRARY, made)
            about = json.loads((scratch / "about.json").read_text(encoding="utf-8"))
            heap, fresh = ((scratch / part).read_bytes() for part in ("heap.bin", "fresh.bin"))
        (made / SNAPSHOT).write_bytes(packed(heap, fresh, {"key": key, **about}))

    try:
        kept_folder(folder, make)
    except NodeUnavailable as error:
        log.info("Python will start more slowly in the browser: %s", error)
        return None
    except CommandFailed as error:
        log.info("Python will start more slowly in the browser: Node failed, %s", error)
        return None
    return FastStart(key, {name: folder / name for name in (LIBRARY, SNAPSHOT)})
