"""Putting the bundle together."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from logging import Logger
from pathlib import Path
from typing import Any

from soundingboard.node.cache import kept_folder, key_of
from soundingboard.site.bundle.engine_wheel import DISTRIBUTION, Wheel, engine_wheel
from soundingboard.site.bundle.errors import BundleError, ToolingUnavailable
from soundingboard.site.bundle.fast import LIBRARY, SNAPSHOT, FastStart, fast_start
from soundingboard.site.bundle.lock import (
    empty_lock,
    lock_with_pyodide_build,
    pyodide_build_version,
)
from soundingboard.site.bundle.npm import BROWSER_FILES, LOCK_NAME, pyodide_folder
from soundingboard.site.integrity import integrity

BUNDLES = "assets/pyodide"
"""Where bundles stand in a site; each in a folder named by its key."""

MANIFEST = "assets/soundingboard/bundle.json"
"""Where the browser reads which bundle to load."""

# Part of every key. To be raised when the same inputs give another bundle.
_FORMAT = "1"
_DATA = frozenset({".bin", ".json", ".wasm", ".whl", ".zip"})
_LICENCES = Path(__file__).parent / "licences"


@dataclass(frozen=True)
class Bundle:
    """Everything that a browser needs to run the engine, as files and what to do with them."""

    key: str
    """Names the content: equal keys, equal files."""
    files: Mapping[str, Path]
    """Name inside the bundle's folder, with ``/`` between parts, to the file on this machine."""
    wheel: str
    """Name of the engine's wheel among the files."""
    packages: tuple[str, ...]
    """Packages to load through the lock; none means that the wheel is to be unpacked instead."""
    fast: str = ""
    """Key of the files that start Python fast; empty where there are none."""

    @property
    def manifest(self) -> dict[str, Any]:
        """What :data:`MANIFEST` says. ``base`` is relative to the manifest's own address.

        ``language`` is for the site to fill in, if its words aren't the engine's own.
        """
        return {
            "base": f"../pyodide/{self.key}/",
            "lock": LOCK_NAME,
            "packages": list(self.packages),
            "wheel": self.wheel,
            "integrity": {name: integrity(data) for name, data in self._data()},
            "sizes": {name: len(data) for name, data in self._data()},
            "fast": self._fast_manifest() if self.fast else None,
            "language": None,
        }

    def _data(self) -> Iterator[tuple[str, bytes]]:
        """The files that a worker fetches; no browser compares imported modules with a hash."""
        for name in sorted(self.files):
            if Path(name).suffix in _DATA:
                yield name, self.files[name].read_bytes()

    def _fast_manifest(self) -> dict[str, Any]:
        # The lock goes along, to save the browser a request: a fast start needs no package.
        lock = json.loads(empty_lock(self.files[LOCK_NAME]))
        return {"key": self.fast, "library": LIBRARY, "snapshot": SNAPSHOT, "lock": lock}

    def with_fast_start(self, fast: FastStart) -> Bundle:
        """The same bundle with the files that start Python fast."""
        return replace(
            self,
            key=key_of(self.key, fast.key),
            files={**self.files, **fast.files},
            fast=fast.key,
        )

    def publish(self, site: Path) -> None:
        """Write the files and the manifest into the folder *site*, at their addresses.

        Raises:
            OSError: *site* cannot be written.
        """
        for name, source in self.files.items():
            target = site / BUNDLES / self.key / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        manifest = site / MANIFEST
        manifest.parent.mkdir(parents=True, exist_ok=True)
        manifest.write_text(json.dumps(self.manifest, indent=2) + "\n", encoding="utf-8")


def build_bundle(
    cache: Path,
    *,
    log: Logger,
    with_pyodide_build: bool = True,
    with_fast_start: bool = True,
    python: str = sys.executable,
) -> Bundle:
    """Make the bundle, or take it from *cache* if nothing that it is made of has changed.

    pyodide-build, an extra for Python 3.12 and newer, makes the lock if *python* has it. If not, or
    if *with_pyodide_build* is false, the lock lists no package and the browser unpacks the wheel;
    the engine loads and answers alike. Node makes the files of a fast start, where there is one.
    Several builds may share *cache* at the same time.

    Raises:
        BundleError: with a sentence that says what is missing or failed.
    """
    cache = cache.resolve()
    try:
        pyodide = pyodide_folder(cache, log=log)
        wheel = engine_wheel()
        bundle = None
        if with_pyodide_build:
            try:
                bundle = _locked(cache, pyodide, wheel, python, log)
            except ToolingUnavailable as reason:
                log.info("The Pyodide bundle is made without pyodide-build: %s", reason)
        bundle = bundle or _plain(cache, pyodide, wheel)
        fast = fast_start(cache, pyodide, wheel, log=log) if with_fast_start else None
        return bundle.with_fast_start(fast) if fast is not None else bundle
    except OSError as error:
        raise BundleError(f"The Pyodide bundle cannot be written: {error}.") from error


def _locked(cache: Path, pyodide: Path, wheel: Wheel, python: str, log: Logger) -> Bundle:
    version = pyodide_build_version(python)
    key = key_of(_FORMAT, "locked", pyodide.name, wheel.data, version, *_licence_texts())

    def make(folder: Path) -> None:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
            base = empty_lock(pyodide / LOCK_NAME)
            lock = lock_with_pyodide_build(base, wheel, Path(scratch), python=python)
        _write(folder, lock, wheel)
        log.info("pyodide-build has made the lock of the Pyodide bundle.")

    made = kept_folder(cache / f"bundle-{key}", make)
    return _bundle(key, made, pyodide, wheel, packages=(DISTRIBUTION,))


def _plain(cache: Path, pyodide: Path, wheel: Wheel) -> Bundle:
    key = key_of(_FORMAT, "plain", pyodide.name, wheel.data, *_licence_texts())

    def make(folder: Path) -> None:
        _write(folder, empty_lock(pyodide / LOCK_NAME), wheel)

    made = kept_folder(cache / f"bundle-{key}", make)
    return _bundle(key, made, pyodide, wheel, packages=())


def _write(folder: Path, lock: str, wheel: Wheel) -> None:
    (folder / LOCK_NAME).write_text(lock, encoding="utf-8", newline="\n")
    (folder / wheel.name).write_bytes(wheel.data)


def _bundle(
    key: str, made: Path, pyodide: Path, wheel: Wheel, *, packages: tuple[str, ...]
) -> Bundle:
    files = {
        **{name: pyodide / name for name in BROWSER_FILES},
        **{name: made / name for name in (LOCK_NAME, wheel.name)},
        **{f"licences/{path.name}": path for path in _licence_files()},
    }
    return Bundle(key=key, files=files, wheel=wheel.name, packages=packages)


def _licence_files() -> list[Path]:
    return sorted(_LICENCES.glob("*.txt"))


def _licence_texts() -> list[bytes]:
    return [path.read_bytes() for path in _licence_files()]
