"""Single files out of npm packages, installed from a lock and kept in a cache."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from logging import Logger
from pathlib import Path

from soundingboard.node import programs
from soundingboard.node.cache import kept_folder, key_of
from soundingboard.node.process import CommandFailed, run
from soundingboard.node.programs import NodeUnavailable

# A scratch copy gets these alone, so that nothing is ever installed into our own sources.
_LOCKED = ("package.json", "package-lock.json")


def package_files(
    cache: Path, locked: Path, files: Mapping[str, str], *, what: str, log: Logger
) -> Path:
    """A folder in *cache* with *files* of the packages that *locked* names.

    *files* maps each name in that folder to a path in ``node_modules``; *locked* is a folder with a
    ``package.json`` and its lock; *what* says for people what all of it is. npm checks each package
    against the lock's hash, runs no package's scripts, and is asked only when the lock has changed.

    Raises:
        NodeUnavailable: there is no npm, npm failed, or a package lacks a file.
        OSError: *cache* can't be written.
    """
    try:
        texts = [(locked / name).read_bytes() for name in _LOCKED]
    except OSError as error:
        raise NodeUnavailable(
            f"{what} can't be installed, because {error.filename} can't be read: {error.strerror}."
        ) from error

    def make(folder: Path) -> None:
        log.info("Taking %s from npm. This is done once.", what)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
            _install(Path(scratch), locked, what)
            for name, place in files.items():
                _take(Path(scratch) / "node_modules" / place, folder / name)

    return kept_folder(cache / f"npm-{key_of(*texts, *files, *files.values())}", make)


def _install(scratch: Path, locked: Path, what: str) -> None:
    for name in _LOCKED:
        shutil.copyfile(locked / name, scratch / name)
    options = ("--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund")
    try:
        run([*programs.npm(), "ci", *options], folder=scratch)
    except NodeUnavailable as error:
        raise NodeUnavailable(f"{what} can't be installed, because {error}") from error
    except CommandFailed as error:
        raise NodeUnavailable(f"{what} can't be installed, because npm failed: {error}") from error


def _take(source: Path, target: Path) -> None:
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError as error:
        raise NodeUnavailable(
            f"The npm package “{source.parent.name}” has no {source.name}. Another version of it "
            "may lay out its files in another way."
        ) from error
