"""Reading an author's files and folders, whatever is in their place.

A link, a pipe, a device or a socket can have the name of a file. None of them may make the program
wait or fill its memory, and a folder that can't be opened must not count as empty.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.wording import N_, _, translated

LIMIT = 1_000_000
"""The most bytes that a Markdown file may have."""

_KINDS = (
    (stat.S_ISDIR, N_("it's a folder")),
    (stat.S_ISFIFO, N_("it's a pipe")),
    (stat.S_ISSOCK, N_("it's a socket")),
    (stat.S_ISCHR, N_("it's a device")),
    (stat.S_ISBLK, N_("it's a device")),
)


class Unreadable(Exception):
    """A file or folder can't be read; the message, words without a full stop, says why."""


class TooLarge(Unreadable):
    """A file is larger than the limit."""


def read_bytes(file: Path, limit: int = LIMIT) -> bytes:
    """The content of *file*, of at most *limit* bytes. Never waits for another program.

    Raises:
        TooLarge: it is larger.
        Unreadable: it isn't a regular file, is gone, or may not be read.
    """
    try:
        # Asked before it is opened, for opening alone may do something to a device.
        _expect_file(file.stat())
        # Without O_NONBLOCK, opening a pipe that has just taken the file's place would wait.
        descriptor = os.open(file, os.O_RDONLY | _NONBLOCK | _BINARY)
        with os.fdopen(descriptor, "rb") as opened:
            _expect_file(os.fstat(descriptor))
            data = opened.read(limit + 1)
    except OSError as error:
        raise Unreadable(_words(error)) from error
    if len(data) > limit:
        raise TooLarge(_("it has more than {limit} bytes").format(limit=f"{limit:,}"))
    return data


def expect_readable(file: Path) -> None:
    """Check that *file* could be read, without reading it.

    Raises:
        Unreadable: as :func:`read_bytes`.
    """
    try:
        _expect_file(file.stat())
        if not os.access(file, os.R_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise Unreadable(_words(error)) from error


def entries(folder: Path) -> list[os.DirEntry[str]]:
    """What is in *folder*, by name; nothing if there is no such folder.

    Raises:
        Unreadable: it isn't a folder, or can't be read.
    """
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError as error:
        if folder.is_symlink():
            raise Unreadable(_words(error)) from error
        return []
    except OSError as error:
        raise Unreadable(_words(error)) from error


def markdown_files(root: Path, folder: str) -> tuple[list[Path], list[Problem]]:
    """Everything in *folder* whose name ends in ``.md``, and what kept it from being listed."""
    try:
        found = entries(root / folder)
    except Unreadable as error:
        return [], [unreadable_folder(folder, error)]
    return [root / folder / entry.name for entry in found if entry.name.endswith(".md")], []


def markdown_files_below(root: Path, folder: str) -> tuple[list[Path], list[Problem]]:
    """The same for every folder in *folder*."""
    files: list[Path] = []
    problems: list[Problem] = []
    try:
        found = [entry for entry in entries(root / folder) if _is_folder(entry)]
    except Unreadable as error:
        return [], [unreadable_folder(folder, error)]
    for entry in found:
        more, trouble = markdown_files(root, f"{folder}/{entry.name}")
        files += more
        problems += trouble
    return files, problems


def folders_that_cannot_be_read(root: Path, folder: str) -> Iterator[Problem]:
    """Folders at any depth below *folder*, itself included; hidden ones are left out."""
    try:
        found = entries(root / folder)
    except Unreadable as error:
        yield unreadable_folder(folder, error)
        return
    for entry in found:
        # A link is followed once, as its files are read; it may lead back to where it is.
        if _is_folder(entry) and not entry.name.startswith(".") and not entry.is_symlink():
            yield from folders_that_cannot_be_read(root, f"{folder}/{entry.name}")


def unreadable_file(path: str, error: Unreadable) -> Problem:
    """The problem of a file that can't be read."""
    hint = _("Check that it's a file, and that you have permission to read it.")
    if isinstance(error, TooLarge):
        hint = _("Check whether it's the right file. If it is, split it.")
    message = _("The file can't be read: {reason}").format(reason=error)
    return Problem(path, 1, "unreadable", message, hint)


def unreadable_folder(path: str, error: Unreadable) -> Problem:
    """The problem of a folder that can't be read."""
    hint = _("Check that it's a folder, and that you have permission to open it.")
    message = _("The folder can't be read: {reason}").format(reason=error)
    return Problem(path, 1, "unreadable", message, hint)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether *entry* is a folder, or something that has to be opened to know."""
    try:
        return entry.is_dir()
    except OSError:
        return True


def _expect_file(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        kinds = (translated(words) for is_kind, words in _KINDS if is_kind(found.st_mode))
        raise Unreadable(next(kinds, _("it isn't a regular file")))


def _words(error: OSError) -> str:
    words = error.strerror or type(error).__name__
    return words[:1].lower() + words[1:]


_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)
