"""A file is in a place where it isn't read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from soundingboard.authoring.compile.procedure_file import PROCEDURES
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.source.source_file import TRAINING, TREES
from soundingboard.engine.wording import N_

_ENDING = ".md"


_ENDINGS = (_ENDING, ".markdown", ".mkd", ".mdown")


_NOTE = "readme.md"
"""May stand beside the procedures' folders, for those who browse the files."""


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Markdown that is in none of the folders whose files are read."""
    yield from _misplaced_procedures(handbook.root, PROCEDURES)
    for folder in (TREES, TRAINING):
        yield from _misplaced_files(handbook.root, folder)


def _misplaced_files(root: Path, folder: str) -> Iterator[Problem]:
    """Markdown under *folder* that is no ``<procedure>/<name>.md``. Hidden folders are left out."""
    for place, folders, names in os.walk(root / folder):
        # A folder that is named like a file is reported as one that cannot be read.
        folders[:] = [f for f in folders if not f.startswith(".") and not f.endswith(_ENDING)]
        for name in names:
            if name.lower().endswith(_ENDINGS):
                path = PurePosixPath(folder, (Path(place) / name).relative_to(root / folder))
                yield from _problem(folder, path)


def _misplaced_procedures(root: Path, folder: str) -> Iterator[Problem]:
    """Markdown in folders below that of the procedures, or with another ending than “.md”."""
    for place, folders, names in os.walk(root / folder):
        folders[:] = [f for f in folders if not f.startswith(".") and not f.endswith(_ENDING)]
        for name in names:
            path = PurePosixPath(folder, (Path(place) / name).relative_to(root / folder))
            told = None
            if name.lower().endswith(_ENDINGS) and path.suffix != _ENDING:
                told = f"the file name must end in “{_ENDING}”, and ends in “{path.suffix}”"
            elif path.suffix == _ENDING and path.parent.as_posix() != folder:
                told = "files in this folder are not read"
            if told is not None:
                hint = f"Move it into the procedures' folder: “{folder}/{path.stem}{_ENDING}”."
                yield Problem(path.as_posix(), 1, "misplaced-file", told, hint)


def _problem(folder: str, path: PurePosixPath) -> Iterator[Problem]:
    depth = len(path.relative_to(folder).parts)
    if depth == 1 and path.name.lower() == _NOTE:
        return
    if depth != 2:
        yield Problem(
            path.as_posix(),
            1,
            "misplaced-file",
            "files in this folder are not read",
            f"Move it into its procedure's folder: “{folder}/<procedure>/{path.name}”.",
        )
    elif path.suffix != _ENDING:
        yield Problem(
            path.as_posix(),
            1,
            "misplaced-file",
            f"the file name must end in “{_ENDING}”, and ends in “{path.suffix}”",
            f"Rename it to “{path.stem}{_ENDING}”.",
        )


RULE = Rule(
    code="misplaced-file",
    group="files",
    severity=Severity.ERROR,
    summary=N_("A file is in a place where it isn't read."),
    explanation=N_("""\
A tree is read from its procedure's folder, `decision_trees/<procedure>/`, and a course from
`training/<procedure>/`, both from files whose names end in `.md`. A file anywhere else under these
folders would be left out, and nobody told. Only a `README.md` may stand beside the procedures'
folders.\
"""),
    fix=N_("""\
The hint names the place to which the file belongs, or the ending that its name needs.\
"""),
    check=check,
)
