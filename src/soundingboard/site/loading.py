"""Compiling the handbook for a build, and reporting what is wrong with it or with the settings."""

from __future__ import annotations

import datetime
import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from soundingboard.authoring import handbook as authoring_handbook
from soundingboard.authoring.drawing.flowchart_layout import lay_out
from soundingboard.authoring.problems.problem import Severity, did_you_mean
from soundingboard.authoring.rules.selection import WrongSelection
from soundingboard.authoring.settings import Settings as CheckSettings
from soundingboard.node.programs import NodeUnavailable
from soundingboard.site import mkdocs_files
from soundingboard.site.addresses import DOCS
from soundingboard.site.configuration import cache_of, root_of
from soundingboard.site.dates import build_date
from soundingboard.site.mkdocs_pages import url
from soundingboard.site.permalink import permalink
from soundingboard.site.published_handbook import PublishedHandbook, no_reason
from soundingboard.site.runnable import runnable
from soundingboard.site.search_words import read_synonyms
from soundingboard.site.settings import (
    Settings,
    doubtful_addresses,
    unknown_notices,
    unknown_procedures,
    unknown_withdrawals,
)

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from soundingboard.authoring.incremental.results import Results
    from soundingboard.site.options import SoundingBoardConfig

log = logging.getLogger("mkdocs.plugins.soundingboard.loading")


_WITHOUT_FLOWCHARTS = (
    "The site is built without flowcharts of its trees. The cause: %s To build without them on "
    "purpose, set “flowcharts: false”."
)


def load(options: SoundingBoardConfig, config: MkDocsConfig, results: Results) -> PublishedHandbook:
    """Compile the handbook beside ``mkdocs.yml`` and report its problems.

    Files whose compiled form is in *results* and still right aren't compiled again.

    Raises:
        PluginError: the day of the build can't be read, or the settings name an unknown problem.
    """
    root = root_of(config)
    synonyms, wrong_words = read_synonyms(root)
    handbook = PublishedHandbook(
        _compiled(root, options, results),
        Settings(
            options.contact,
            options.contacts,
            options.official,
            options.notices,
            options.withdrawn,
        ),
        _today(),
        synonyms=synonyms,
        permalink=permalink(config.mdx_configs.get("toc", {})),
        engine=options.engine,
    )
    _report_problems(handbook)
    for problem in wrong_words:
        log.warning("%s", problem)
    return _with_layouts(handbook, cache_of(config, options)) if options.flowcharts else handbook


def _compiled(
    root: Path, options: SoundingBoardConfig, results: Results
) -> authoring_handbook.Handbook:
    settings = CheckSettings(
        select=tuple(options.select), ignore=tuple(options.ignore), severity=options.severity
    )
    try:
        return authoring_handbook.load(root, settings, results)
    except WrongSelection as error:
        raise PluginError(str(error)) from error


def _with_layouts(handbook: PublishedHandbook, cache: Path) -> PublishedHandbook:
    trees = [item.tree for item in handbook.published.values()]
    try:
        layouts = lay_out(trees, cache, log=log)
    except (NodeUnavailable, OSError) as error:
        log.warning(_WITHOUT_FLOWCHARTS, error)
        return handbook
    return replace(handbook, layouts=layouts)


def _report_problems(handbook: PublishedHandbook) -> None:
    # Nothing of a withdrawn tree is published, so its problems must not hold the withdrawal up.
    unused = {item.file.path for item in handbook.withdrawn.values()}
    for problem in handbook.compiled.problems:
        following = handbook.compiled.consequences.get(problem, ())
        held_back = {problem.path, *(item.path for item in following)} - unused
        stops = problem.severity is Severity.ERROR and bool(held_back)
        log.log(logging.WARNING if stops else logging.INFO, "%s", problem)


def remove_unpublished(handbook: PublishedHandbook, files: Files, config: MkDocsConfig) -> None:
    """Remove and report the files under ``docs/`` that MkDocs can't read or browsers would run."""
    for file in runnable(files, config):
        log.warning(
            "%s/%s is a file that browsers run as a script or page of its own. It is not "
            "published. Remove it, or name it in mkdocs.yml if the site needs it.",
            DOCS,
            file.src_uri,
        )
        files.remove(file)
    reported = {problem.path for problem in handbook.compiled.errors}
    for file, trouble in mkdocs_files.unreadable(files, config):
        if trouble.path not in reported:
            log.warning("%s", trouble)
            files.remove(file)


def report_settings(handbook: PublishedHandbook, files: Files) -> None:
    """Report the settings that fit nothing in the handbook, and the trees that are withdrawn."""
    compiled, settings = handbook.compiled, handbook.settings
    for unknown in unknown_procedures(settings, compiled.procedures):
        log.warning("A link is set for the procedure “%s”, which does not exist.", unknown)
    published = {name for file in files for name in (url(file), file.dest_uri)}
    for wrong in doubtful_addresses(settings, compiled.procedures.values(), published):
        log.warning("%s", wrong)
    slugs = {tree_file.slug for tree_file in compiled.tree_files.values()}
    slugs |= {item.entry.slug for item in compiled.uncovered.values()}
    for unknown in unknown_notices(settings, slugs):
        log.warning("A notice is set for the tree “%s”, which does not exist.", unknown)
    for unknown in unknown_withdrawals(settings, compiled.tree_files):
        hint = did_you_mean(unknown, compiled.tree_files, "Write its procedure and its file.")
        log.warning(
            "The setting “withdrawn” names “%s”, but there is no such tree. %s", unknown, hint
        )
    for key, item in handbook.withdrawn.items():
        if item.reason == no_reason():
            log.warning("“%s” is withdrawn without a reason. Give one for readers.", key)
        else:
            log.info("“%s” is withdrawn: %s", key, item.reason)


def _today() -> datetime.date:
    try:
        return build_date(os.environ)
    except ValueError as error:
        raise PluginError(f"SOURCE_DATE_EPOCH is no number of seconds: {error}") from error
