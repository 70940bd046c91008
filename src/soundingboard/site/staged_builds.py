"""When a build is made in a folder of its own, and when its site is put in place."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.exceptions import PluginError

from soundingboard.site.staging import Staging

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.plugins.soundingboard.staged_builds")


class StagedBuilds:
    """The builds of one MkDocs command. MkDocs keeps the plug-in for all builds of a process."""

    def __init__(self) -> None:
        self._is_wanted = False
        self._staging: tuple[Staging, MkDocsConfig] | None = None
        self._is_complete = False

    def start(self, command: str, *, dirty: bool) -> None:
        """Decide whether this command's builds are made aside."""
        # A dirty build changes the site that is there. What is served is in a folder of its own,
        # "serve --clean" included, which calls itself a build.
        self._is_wanted = command in ("build", "gh-deploy") and not dirty and not _is_served()

    def begin(self, config: MkDocsConfig) -> None:
        """Build into a folder beside the site's.

        Raises:
            PluginError: there can be no such folder.
        """
        if not self._is_wanted or self._staging is not None:
            return
        try:
            staging = Staging(Path(config.site_dir))
        except OSError as error:
            raise PluginError(f"The site can't be written to {config.site_dir}: {error}") from error
        self._staging, self._is_complete = (staging, config), False
        config.site_dir = str(staging.folder)

    def complete(self) -> None:
        """Note that everything has been added to the build."""
        self._is_complete = True

    def fail(self) -> None:
        """Note that the build failed. The last good site is kept."""
        self._is_complete = False

    def end(self) -> None:
        """Put a build that succeeded in the place of the site; remove one that failed.

        Raises:
            PluginError: the site can't be replaced.
        """
        self._is_wanted = False
        if self._staging is None:
            return
        (staging, config), self._staging = self._staging, None
        config.site_dir = str(staging.site)
        # Ctrl-C is no error to MkDocs, but it is on its way while this runs.
        if not self._is_complete or sys.exc_info()[0] is not None:
            staging.discard()
            if staging.site.exists():
                log.info("The build failed. The last good site is still in %s.", staging.site)
            return
        try:
            staging.publish()
        except BaseException as error:
            staging.discard()
            if not isinstance(error, OSError):
                raise
            message = f"The new site can't be put in {staging.site}: {error}"
            raise PluginError(f"{message}. The last good site is still there.") from error
        log.info("The site is in %s.", staging.site)


def _is_served() -> bool:
    """Whether the command is MkDocs' "serve"."""
    context = click.get_current_context(silent=True)
    return context is not None and context.command.name == "serve"
