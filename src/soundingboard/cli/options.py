"""What the commands share: their options, the handbook's root, and wrong use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from soundingboard.authoring.handbook import PROCEDURES, TREES
from soundingboard.cli.errors import WrongUse

Command = TypeVar("Command", bound=Callable[..., Any])


def root_option(command: Command) -> Command:
    """``--root``: the handbook's folder, which :func:`find_root` finds when it is not given."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help=f"The handbook's folder. Default: the nearest folder, going up from the current "
        f"one, that has {TREES}/ or {PROCEDURES}/.",
    )(command)


def json_option(command: Command) -> Command:
    """``--json``: the answer as JSON, in UTF-8, on standard output."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")(
        command
    )


def find_root(given: Path | None, start: Path) -> Path:
    """The handbook's root: *given*, or else the nearest from *start* upwards.

    Raises:
        WrongUse: there is no handbook.
    """
    if given is not None:
        if not _holds_handbook(given):
            raise WrongUse(f"{given} holds no handbook: it has neither {TREES}/ nor {PROCEDURES}/.")
        return given
    start = start.resolve()
    for folder in (start, *start.parents):
        if _holds_handbook(folder):
            return folder
    raise WrongUse(
        f"There is no handbook here: neither {start} nor a folder above it has {TREES}/ or "
        f"{PROCEDURES}/; go to the handbook's folder, or name it with --root."
    )


def _holds_handbook(folder: Path) -> bool:
    return (folder / TREES).is_dir() or (folder / PROCEDURES).is_dir()
