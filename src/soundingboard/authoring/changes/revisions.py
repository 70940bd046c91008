"""Versions of a handbook: a folder, or a Git revision."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from soundingboard.authoring.editions.ledger import LEDGER
from soundingboard.authoring.folders import PROCEDURES, TRAINING, TREES
from soundingboard.authoring.handbook import Handbook, load
from soundingboard.authoring.settings import Settings
from soundingboard.authoring.wording import _

_FOLDERS = ("docs", TREES, TRAINING)


class NoSuchRevision(Exception):
    """A name is neither a handbook's folder nor a revision that Git knows here.

    The message is a sentence without its full stop.
    """


def at(root: Path, name: str, settings: Settings | None = None) -> Handbook:
    """The handbook of *name*: a folder, or a Git revision of the handbook under *root*.

    A folder without a handbook doesn't hide a revision of the same name.

    Raises:
        NoSuchRevision: it is neither.
    """
    folder = Path(name)
    # No name at all, as of a variable that is not set, must not mean the current folder.
    if name and ((folder / TREES).is_dir() or (folder / PROCEDURES).is_dir()):
        return load(folder, settings)
    with _checked_out(root, name) as made:
        return load(made, settings)


@contextmanager
def _checked_out(root: Path, revision: str) -> Iterator[Path]:
    """A temporary folder with the authors' files of *revision*.

    Any other file is empty there: it matters only that links to it lead somewhere. Nothing in
    ``.gitattributes`` can leave files out or change them, as it could in an archive.
    """
    commit = _commit(root, revision)
    written: list[tuple[Path, str]] = []
    with tempfile.TemporaryDirectory(prefix="soundingboard-") as folder:
        for kind, blob, path in _listed(root, commit):
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            if kind.startswith("100") and _is_read(path):
                written.append((file, blob))
            else:
                file.touch()
        contents = _contents(root, [blob for _, blob in written])
        for (file, _), content in zip(written, contents, strict=True):
            file.write_bytes(content)
        yield Path(folder)


def _is_read(path: PurePosixPath) -> bool:
    """Whether a handbook reads the file, beyond asking whether it exists."""
    return path == PurePosixPath(LEDGER) or (path.suffix == ".md" and path.parts[0] in _FOLDERS)


def _commit(root: Path, revision: str) -> str:
    known = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if known.returncode != 0:
        said = " ".join(known.stderr.decode(errors="replace").split())
        raise NoSuchRevision(
            _(
                "Expected a Git revision or a folder with a handbook, found “{name}” ({reason})"
            ).format(name=revision, reason=said or _("Git doesn't know it"))
        )
    return known.stdout.decode().strip()


def _listed(root: Path, commit: str) -> Iterator[tuple[str, str, PurePosixPath]]:
    """The mode, the name of the content and the path from *root* of each file of *commit*."""
    for entry in _git(root, "ls-tree", "-r", "-z", commit, "./").stdout.split(b"\0"):
        described, _, name = entry.partition(b"\t")
        path = PurePosixPath(os.fsdecode(name))
        if name and ".." not in path.parts:
            mode, _, blob = described.decode().split(" ")
            yield mode, blob, path


def _contents(root: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    given = "".join(f"{blob}\n" for blob in blobs).encode()
    rest = _git(root, "cat-file", "--batch", given=given).stdout
    start = 0
    for _blob in blobs:
        header_end = rest.index(b"\n", start)
        size = int(rest[start:header_end].split(b" ")[2])
        yield rest[header_end + 1 : header_end + 1 + size]
        start = header_end + 1 + size + 1


def _git(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments], input=given, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise NoSuchRevision(
            _("Git isn't installed. Install it, or compare two folders")
        ) from error
