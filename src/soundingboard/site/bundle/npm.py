"""What the site serves of other people's work, as npm installs it from the vendored lock."""

from __future__ import annotations

from logging import Logger
from pathlib import Path

import soundingboard
from soundingboard.node.packages import package_files
from soundingboard.node.programs import NodeUnavailable
from soundingboard.site.bundle.errors import BundleError

VENDOR_FOLDER = Path(soundingboard.__file__).parent / "browser" / "vendor"

LOCK_NAME = "pyodide-lock.json"

BROWSER_FILES = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
)
"""What a browser asks for besides the lock. The rest of the package serves Node.js and consoles."""

LIBRARIES = {
    "idb.mjs": "idb/build/index.js",
    "idb.LICENSE.txt": "idb/LICENSE",
    "lean-qr.mjs": "lean-qr/index.mjs",
    "lean-qr-svg.mjs": "lean-qr/extras/svg.mjs",
    "lean-qr.LICENSE.txt": "lean-qr/LICENSE",
    "morphdom.mjs": "morphdom/dist/morphdom-umd.min.js",
    "morphdom.LICENSE.txt": "morphdom/LICENSE",
}
"""What pages ask for besides Pyodide: our name for it, and where npm puts it."""


UNMINIFIED = frozenset({"idb.mjs"})
"""The libraries that aren't minified by those who make them."""


def pyodide_folder(cache: Path, *, log: Logger, vendor: Path = VENDOR_FOLDER) -> Path:
    """The folder in *cache* with :data:`BROWSER_FILES`, :data:`LIBRARIES` and Pyodide's lock.

    Raises:
        BundleError: there is no npm, npm failed, or a package lacks a file.
        OSError: *cache* can't be written.
    """
    files = {name: f"pyodide/{name}" for name in (*BROWSER_FILES, LOCK_NAME)}
    try:
        return package_files(cache, vendor, {**files, **LIBRARIES}, what="Pyodide", log=log)
    except NodeUnavailable as error:
        raise BundleError(str(error)) from error


def library_files(cache: Path, *, log: Logger) -> dict[str, Path]:
    """The files of :data:`LIBRARIES` by our names for them.

    Raises:
        BundleError: see :func:`pyodide_folder`.
    """
    folder = pyodide_folder(cache.resolve(), log=log)
    return {name: folder / name for name in LIBRARIES}
