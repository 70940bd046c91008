"""What the commands share: their options, and the handbook's root."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from soundingboard.authoring.folders import PROCEDURES, TREES
from soundingboard.authoring.wording import _
from soundingboard.cli.errors import WrongUse

Command = TypeVar("Command", bound=Callable[..., Any])


def root_option(command: Command) -> Command:
    """``--root``: the handbook's folder, which :func:`find_root` finds when it is not given."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help=_(
            "The handbook's folder. Default: the current folder, or the nearest one above it, that "
            "has {trees}/ or {procedures}/."
        ).format(trees=TREES, procedures=PROCEDURES),
    )(command)


def json_option(command: Command) -> Command:
    """``--json``: the answer as JSON, in UTF-8, on standard output."""
    help_ = _("Print JSON for other programs.")
    return click.option("--json", "as_json", is_flag=True, help=help_)(command)


def find_root(given: Path | None, start: Path) -> Path:
    """The handbook's root: *given*, or else the nearest from *start* upwards.

    Raises:
        WrongUse: there is no handbook.
    """
    if given is not None:
        if not _holds_handbook(given):
            raise WrongUse(
                _(
                    "Expected a handbook in “{folder}”, found neither {trees}/ nor {procedures}/ "
                    "there. Name the folder that has them."
                ).format(folder=given, trees=TREES, procedures=PROCEDURES)
            )
        return given
    start = start.resolve()
    for folder in (start, *start.parents):
        if _holds_handbook(folder):
            return folder
    raise WrongUse(
        _(
            "Expected a handbook in “{folder}” or in a folder above it, found neither {trees}/ nor "
            "{procedures}/. Name the handbook's folder with --root."
        ).format(folder=start, trees=TREES, procedures=PROCEDURES)
    )


def _holds_handbook(folder: Path) -> bool:
    return (folder / TREES).is_dir() or (folder / PROCEDURES).is_dir()
