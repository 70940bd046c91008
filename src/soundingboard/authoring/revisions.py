"""Handbooks as they stood: a folder, or a Git revision of one."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from soundingboard.authoring.handbook import TREES, Handbook, load
from soundingboard.authoring.settings import Settings

_FOLDERS = ("docs", TREES, "training")


class NoSuchRevision(Exception):
    """A name is neither a folder nor a revision that Git knows here."""


def at(root: Path, name: str, settings: Settings | None = None) -> Handbook:
    """The handbook of *name*: a folder, or a Git revision of the handbook under *root*.

    Raises:
        NoSuchRevision: it is neither; the message is Git's.
    """
    if Path(name).is_dir():
        return load(Path(name), settings)
    with _checked_out(root, name) as folder:
        return load(folder, settings)


@contextmanager
def _checked_out(root: Path, revision: str) -> Iterator[Path]:
    """A temporary folder with the authors' files of *revision*."""
    known = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if known.returncode != 0:
        reason = known.stderr.decode(errors="replace").strip() or "Git does not know it"
        raise NoSuchRevision(f"“{revision}” is neither a folder nor a revision here: {reason}")
    commit = known.stdout.decode().strip()
    listed = _git(root, "ls-tree", "--name-only", commit, "./").stdout.decode().split("\n")
    present = [name for name in _FOLDERS if name in listed]
    with tempfile.TemporaryDirectory(prefix="soundingboard-") as folder:
        if present:
            archive = _git(root, "archive", "--format=tar", commit, *present)
            with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
                tar.extractall(folder, filter="data")
        yield Path(folder)


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise NoSuchRevision("Git is not installed; compare two folders instead") from error
