"""Files and folders that are not there and that others depend on: each one cause."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.wording import _


def behind_missing(
    root: Path,
    problems: Sequence[Problem],
    folders: Collection[str],
    moved: Mapping[str, str],
) -> Iterator[Problem]:
    """The *problems*, those that follow from a missing file or folder of *root* marked so.

    *folders* are those that the handbook should have if a file in them is linked. If one is
    missing, that is a problem of its own, unless *moved* has it: by its path, that of the folder
    that should have its name.
    """
    reported = {problem.path for problem in problems}
    missing = {folder for folder in folders if folder in reported or not _is_there(root / folder)}
    naming: dict[str, Problem] = {}
    for problem in problems:
        place = problem.cause.partition("#")[0]
        if place.endswith(".md") and not _is_there(root / place):
            naming.setdefault(place, problem)
    for problem in problems:
        place = problem.cause.partition("#")[0]
        above = [folder for folder in missing if place.startswith(f"{folder}/")]
        if above:
            folder = min(above, key=len)
            yield replace(problem, cause=moved.get(folder, folder))
            if folder not in moved and folder not in reported:
                reported.add(folder)
                message = _("The folder doesn't exist")
                hint = _("Restore it. In a new handbook, create it.")
                yield Problem(folder, 1, "unreadable", message, hint)
        elif problem.code in _OF_TREES and not problem.cause:
            gone = _of_same_procedure(problem, naming)
            yield replace(problem, cause=f"{gone.path}:{gone.line}") if gone else problem
        else:
            yield problem


_OF_TREES = ("always-question", "always-idle", "untraced-clause")
"""Problems with what the trees of a procedure ask and cite, as a missing one may have done."""


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # Nobody may look, or it can be no name of a file: that is reported itself.
        return True


def _of_same_procedure(problem: Problem, naming: Mapping[str, Problem]) -> Problem | None:
    """The first problem that names a missing tree of the procedure that *problem* is about."""
    path = PurePosixPath(problem.path)
    procedure = path.parent.name if path.stem == "index" else path.stem
    folder = f"decision_trees/{procedure}/"
    return next((naming[place] for place in sorted(naming) if place.startswith(folder)), None)
