"""MkDocs' files: those that the plug-in adds, and those that MkDocs must not read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from soundingboard.authoring.source.files import Unreadable, expect_readable, unreadable_file
from soundingboard.site.addresses import DOCS

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from soundingboard.authoring.problems.problem import Problem


def unreadable(files: Files, config: MkDocsConfig) -> list[tuple[File, Problem]]:
    """The files of the docs folder that MkDocs would fail to read or copy, or never finish."""
    found = []
    for file in files:
        if file.abs_src_path is None or file.src_dir != config.docs_dir:
            continue
        try:
            expect_readable(Path(file.abs_src_path))
        except Unreadable as error:
            found.append((file, unreadable_file(f"{DOCS}/{file.src_uri}", error)))
    return found


def copied(config: MkDocsConfig, address: str, path: Path) -> File:
    """The file at *path*, published under *address*."""
    included = InclusionLevel.INCLUDED
    return File.generated(config, address, abs_src_path=str(path), inclusion=included)


def written(config: MkDocsConfig, address: str, text: str) -> File:
    """A file of *text*, published under *address*."""
    return File.generated(config, address, content=text, inclusion=InclusionLevel.INCLUDED)
