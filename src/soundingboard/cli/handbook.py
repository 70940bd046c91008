"""Loading a handbook with the settings of its site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from soundingboard.authoring import handbook, site_settings
from soundingboard.authoring.changes import revisions
from soundingboard.authoring.handbook import Handbook
from soundingboard.authoring.incremental.results import Results
from soundingboard.authoring.rules.selection import WrongSelection
from soundingboard.authoring.settings import Settings
from soundingboard.authoring.site_settings import settings_of
from soundingboard.cli.errors import WrongUse


def load(root: Path, results: Results | None = None, **wanted: Any) -> Handbook:
    """The handbook under *root*, checked as its ``mkdocs.yml`` says.

    Files whose compiled form is in *results* and still right aren't compiled again. *wanted* are
    members of :class:`~soundingboard.authoring.settings.Settings` that a command sets itself.

    Raises:
        WrongUse: ``mkdocs.yml`` can't be read, or has a setting that is wrong.
    """
    return handbook.load(root, _settings(root, **wanted), results)


def cache_folder(root: Path) -> Path:
    """The folder of the caches of the handbook under *root*.

    Raises:
        WrongUse: as for :func:`load`.
    """
    try:
        return site_settings.cache_folder(root)
    except WrongSelection as error:
        raise WrongUse(str(error)) from error


def load_version(root: Path, name: str) -> Handbook:
    """A version of the handbook under *root*: a folder, or a Git revision.

    Whatever the version has in its own ``mkdocs.yml``, it's checked as the one in *root* says, so
    that both sides of a comparison are checked in the same way.

    Raises:
        WrongUse: there is no such version, or a setting is wrong.
    """
    try:
        return revisions.at(root, name, _settings(root))
    except revisions.NoSuchRevision as error:
        raise WrongUse(f"{error}.") from error


def _settings(root: Path, **wanted: Any) -> Settings:
    try:
        return settings_of(root, pages=False, **wanted)
    except WrongSelection as error:
        raise WrongUse(str(error)) from error
