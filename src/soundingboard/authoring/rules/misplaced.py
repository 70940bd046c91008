"""Files in places from which they aren't read, which would otherwise be ignored silently."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source.files import Unreadable, read_bytes
from soundingboard.authoring.source.source_file import Source, parse
from soundingboard.authoring.wording import _

_ENDING = ".md"
_ENDINGS = (_ENDING, ".markdown", ".mkd", ".mdown")
_NOTE = "readme.md"
"""May be beside the procedures' folders, for those who browse the files."""

_COPIES = ("~", "#")
"""With these begin or end the names of copies that editors make by themselves."""

_COURSE = frozenset({"pass-mark", "draw", "statement", "audience", "valid-months"})
_PROCEDURE = frozenset({"number", "short", "board", "adopted", "revision", "next-review"})
_HOMES = {"tree": "decision_trees", "course": "training", "procedure": "docs/procedures"}
_ALIKE = frozenset({"decision_tree", "decisiontree", "tree", "decision", "training", "course"})
"""What folders may be called by mistake: in lower case, with underscores, without a final “s”."""


def kind_of(source: Source) -> str:
    """What a file is by its front matter: a tree, a course or a procedure; empty if it's neither.

    Each has fields that the others haven't. One alone may be a slip.
    """
    names = source.fields.keys()
    if "procedure" in names:
        return "course" if names & _COURSE else "tree"
    return "procedure" if len(names & _PROCEDURE) > 1 else ""


def in_another_kind_s_folder(source: Source, *kinds: str) -> Problem | None:
    """The problem of a file that is of another kind than one of *kinds*, which its folder has."""
    kind = kind_of(source)
    if not kind or kind in kinds:
        return None
    return _wrong_folder(source, kind)


def misplaced_files(root: Path, folder: str) -> Iterator[Problem]:
    """Files under *folder* that are no ``<procedure>/<name>.md``. Hidden ones are left out."""
    for path in _walk(root, folder):
        yield from _problem(root, folder, path)


def misplaced_procedures(root: Path, folder: str) -> Iterator[Problem]:
    """Procedures in folders below *folder*, or with another ending than “.md”."""
    for path in _walk(root, folder):
        found = None
        if path.suffix == _ENDING:
            if path.parent.as_posix() != folder:
                found = _("Files in this folder aren't read")
        elif path.suffix.lower() in _ENDINGS or _has_front_matter(root / path):
            found = _other_ending(path)
        if found is not None:
            hint = _("Move it to “{path}”.").format(path=f"{folder}/{_renamed(path)}")
            yield Problem(path.as_posix(), 1, "misplaced-file", found, hint)


def misplaced_pages(root: Path, folder: str, procedures: str) -> Iterator[Problem]:
    """Trees, courses and procedures among the site's own pages in *folder*, or beside it.

    *procedures* is the folder in *folder* that procedures are read from. Beside it are files in the
    handbook's root, and folders that are named almost like those of trees and courses.
    """
    for path in [*_beside(root), *_walk(root, folder)]:
        if path.is_relative_to(procedures) or path.name.startswith("."):
            continue
        if path.suffix.lower() not in (*_ENDINGS, ".txt") or not _has_front_matter(root / path):
            continue
        source = parse(read_bytes(root / path), path.as_posix())
        if isinstance(source, Source) and (kind := kind_of(source)):
            yield _wrong_folder(source, kind)


def _beside(root: Path) -> Iterator[PurePosixPath]:
    try:
        found = sorted(entry.name for entry in os.scandir(root))
    except OSError:
        return
    for name in found:
        if _plain(name) in _ALIKE and name not in _HOMES.values():
            yield from _walk(root, name)
        elif "." in name:
            yield PurePosixPath(name)


def _plain(name: str) -> str:
    return name.lower().replace("-", "_").replace(" ", "_").rstrip("s")


def _walk(root: Path, folder: str) -> Iterator[PurePosixPath]:
    """Every file under *folder*; hidden ones and editors' copies are left out."""
    for place, folders, names in os.walk(root / folder):
        # A folder that is named like a file is reported as one that cannot be read.
        folders[:] = [f for f in folders if not f.startswith(".") and not f.endswith(_ENDING)]
        for name in names:
            hidden = name.startswith(".") and not name.endswith(_ENDING)
            file = Path(place) / name
            # What isn't a file, such as a link to itself, is reported as unreadable.
            if file.is_file() and not (
                hidden or name.startswith(_COPIES) or name.endswith(_COPIES)
            ):
                yield PurePosixPath(folder, file.relative_to(root / folder))


def _problem(root: Path, folder: str, path: PurePosixPath) -> Iterator[Problem]:
    depth = len(path.relative_to(folder).parts)
    if depth == 1 and path.name.lower() == _NOTE:
        return
    markdown = path.suffix.lower() in _ENDINGS or _has_front_matter(root / path)
    if not markdown:
        yield Problem(
            path.as_posix(),
            1,
            "misplaced-file",
            _("Expected only files that end in “{ending}” in this folder, found “{name}”").format(
                ending=_ENDING, name=path.name
            ),
            _("Move it out of “{folder}”.").format(folder=f"{folder}/"),
        )
    elif depth != 2:
        yield Problem(
            path.as_posix(),
            1,
            "misplaced-file",
            _("Files in this folder aren't read"),
            _("Move it to “{path}”, in the folder of its procedure.").format(
                path=f"{folder}/…/{_renamed(path)}"
            ),
        )
    elif path.suffix != _ENDING:
        hint = _("Rename it to “{name}”.").format(name=_renamed(path))
        yield Problem(path.as_posix(), 1, "misplaced-file", _other_ending(path), hint)


def _wrong_folder(source: Source, kind: str) -> Problem:
    path = PurePosixPath(source.path)
    named = source.fields.get("procedure")
    below = f"{named}/" if isinstance(named, str) and named else "…/"
    home = f"{_HOMES[kind]}/{'' if kind == 'procedure' else below}{_renamed(path)}"
    return Problem(
        source.path,
        1,
        "misplaced-file",
        {
            "tree": _("By its front matter this is a tree, and trees aren't read from here"),
            "course": _("By its front matter this is a course, and courses aren't read from here"),
            "procedure": _(
                "By its front matter this is a procedure, and procedures aren't read from here"
            ),
        }[kind],
        _("Move it to “{path}”.").format(path=home),
    )


def _other_ending(path: PurePosixPath) -> str:
    if not path.suffix:
        return _("Expected a file name that ends in “{ending}”, found “{name}”").format(
            ending=_ENDING, name=path.name
        )
    return _("Expected a file name that ends in “{ending}”, found “{found}”").format(
        ending=_ENDING, found=path.suffix
    )


def _renamed(path: PurePosixPath) -> str:
    """The file's name with the ending that it should have: “tree.md” of “tree.md.txt”."""
    stem = path.stem if path.suffix else path.name
    while stem.lower().endswith(_ENDINGS):
        stem = stem.rpartition(".")[0]
    return f"{stem}{_ENDING}"


def _has_front_matter(file: Path) -> bool:
    try:
        return read_bytes(file)[:5].lstrip(b"\xef\xbb\xbf").startswith(b"---")
    except Unreadable:
        return False
