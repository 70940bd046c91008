"""Building a site in a folder of its own and swapping it in when it is complete.

MkDocs empties the site's folder first and reports errors afterwards, so a build that fails would
leave a broken site, or none, where a good one was.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_NEW, _OLD = "new", "old"
_TAKEN = (errno.EEXIST, errno.ENOTEMPTY)
_TRIES = 20
_LEFT_OVER = 24 * 60 * 60
"""The age, in seconds, from which a folder that a crashed build left behind is removed."""


class Staging:
    """The folder in which one build is made; ``site`` is where the site will be.

    ``folder`` is beside ``site``, so that swapping is renaming. Where no folder can be made there,
    or ``site`` is a mount point, it is a hidden folder within ``site``.

    Raises:
        OSError: no such folder can be made.
    """

    def __init__(self, site: Path) -> None:
        # A link to the folder stays a link.
        self.site = Path(os.path.realpath(site))
        if self.site.exists() and not self.site.is_dir():
            raise NotADirectoryError(f"{self.site} is not a folder")
        self._restore()
        self.folder = self._make()

    def publish(self) -> None:
        """Put what was built in the place of the site.

        The old site is kept until the new one is in place. If anything fails, or Ctrl-C is pressed,
        the old site is put back.

        Raises:
            OSError: the old site cannot be replaced; it is still there.
        """
        if self.site.is_dir():
            shutil.copymode(self.site, self.folder)
        if self.folder.parent == self.site or self._keeps_something():
            self._swap_contents()
            return
        try:
            self._swap()
        except OSError:
            # Windows renames no folder that a program has open, and a container's file system none
            # that came with its image. What is in the folder can be moved all the same.
            self._swap_contents()

    def discard(self) -> None:
        """Remove what was built; the site stays as it is."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _swap(self) -> None:
        old = self._beside(_OLD)
        for turn in range(_TRIES):
            try:
                with suppress(FileNotFoundError):
                    os.utime(self.site)
                    self.site.rename(old)
                self.folder.rename(self.site)
                break
            except BaseException as error:
                if old.exists() and not self.site.exists():
                    old.rename(self.site)
                # Another build has just put its site here; whichever build ends last stays.
                taken = isinstance(error, OSError) and error.errno in _TAKEN
                if not taken or turn == _TRIES - 1:
                    raise
                shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)

    def _swap_contents(self) -> None:
        """Swap file by file, for a folder that can't be renamed or keeps some files."""
        self.site.mkdir(parents=True, exist_ok=True)
        old = self.site / f".soundingboard-{_OLD}-{secrets.token_hex(4)}"
        old.mkdir()
        moved: list[tuple[Path, Path]] = []

        def move(source: Path, target: Path) -> None:
            moved.append((source, target))
            shutil.move(source, target)

        try:
            for entry in list(self.site.iterdir()):
                if not _hidden(entry) or (self.folder / entry.name).exists():
                    move(entry, old / entry.name)
            for entry in list(self.folder.iterdir()):
                move(entry, self.site / entry.name)
        except BaseException:
            for source, target in reversed(moved):
                if target.exists() and not source.exists():
                    shutil.move(target, source)
            with suppress(OSError):
                old.rmdir()
            raise
        shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _make(self) -> Path:
        try:
            if os.path.ismount(self.site):
                raise PermissionError
            folder = self._beside(_NEW)
            folder.mkdir(parents=True)
        except PermissionError:
            folder = self.site / f".soundingboard-{_NEW}-{secrets.token_hex(4)}"
            folder.mkdir()
        return folder

    def _keeps_something(self) -> bool:
        """Whether the site has hidden files at its top, such as ``.git``. MkDocs leaves them."""
        return self.site.is_dir() and any(_hidden(entry) for entry in self.site.iterdir())

    def _restore(self) -> None:
        """Clean up after builds that were killed: put an old site back, remove what is left."""
        if not self.site.exists():
            for old in sorted(self._left_over(_OLD), key=_age)[:1]:
                with suppress(OSError):
                    old.rename(self.site)
        for folder in (*self._left_over(_NEW), *self._left_over(_OLD)):
            if _age(folder) > _LEFT_OVER:
                shutil.rmtree(folder, ignore_errors=True)

    def _beside(self, kind: str) -> Path:
        return self.site.with_name(f".{self.site.name}.{kind}-{secrets.token_hex(4)}")

    def _left_over(self, kind: str) -> Iterator[Path]:
        for folder, start in (
            (self.site.parent, f".{self.site.name}.{kind}-"),
            (self.site, f".soundingboard-{kind}-"),
        ):
            if folder.is_dir():
                yield from [entry for entry in folder.iterdir() if entry.name.startswith(start)]


def _hidden(entry: Path) -> bool:
    return entry.name.startswith(".")


def _age(folder: Path) -> float:
    """How long ago the folder was last changed, in seconds; 0 if it is gone."""
    try:
        return time.time() - folder.stat().st_mtime
    except OSError:
        return 0.0
