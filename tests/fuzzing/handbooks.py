"""One procedure's part of the handbook with one file replaced, loaded and published as a whole.

What is checked across files runs here: trees are compared with one another, causes are told from
consequences, reviews are due, coverage and advice. Then every page that the site has is compared.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tests.authoring.markers import beside
from tests.fuzzing import (
    course_page,
    not_covered_page,
    procedure_page,
    trace_page,
    tree_page,
    trees_page,
    withdrawn_page,
)

from soundingboard.authoring import folders, handbook
from soundingboard.authoring.editions.ledger import LEDGER
from soundingboard.site.published_handbook import PublishedHandbook


class Handbooks:
    """The parts of the handbook under *root*, each in a folder of its own that goes with this."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = tempfile.TemporaryDirectory()

    def check(self, path: str, data: bytes) -> tuple[handbook.Handbook, Iterator[str]]:
        """The part with *data* as the file *path*, and where the pages made of it differ."""
        part = self._part(path)
        before = (part / path).read_bytes()
        (part / path).write_bytes(data)
        try:
            loaded = handbook.load(part)
        finally:
            (part / path).write_bytes(before)
        return loaded, _differences(beside(loaded).site_handbook)

    def _part(self, path: str) -> Path:
        place = PurePosixPath(path)
        key = place.stem if path.startswith(folders.PROCEDURES) else place.parent.name
        part = Path(self._folder.name) / key
        if not part.exists():
            files = [self._root / LEDGER, self._root / folders.PROCEDURES / f"{key}.md"]
            for folder in (folders.TREES, folders.TRAINING):
                files += (self._root / folder / key).glob("*.md")
            for file in files:
                copy = part / file.relative_to(self._root)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, copy)
        return part


def _differences(site_handbook: PublishedHandbook) -> Iterator[str]:
    """Where any page of *site_handbook* differs. Of files with errors, pages aren't compared."""
    for item in site_handbook.published.values():
        yield from tree_page.differences(
            item, site_handbook, tree_page.page_of(item, site_handbook)
        )
    for gone in site_handbook.withdrawn.values():
        yield from withdrawn_page.differences(gone, withdrawn_page.page_of(gone, site_handbook))
    for silent in site_handbook.uncovered.values():
        html = not_covered_page.page_of(silent, site_handbook)
        if silent.procedure.path not in site_handbook.problems_of:
            yield from not_covered_page.differences(silent, html)
    for course in site_handbook.courses.values():
        yield from course_page.differences(
            course, site_handbook, course_page.page_of(course, site_handbook)
        )
    for written in site_handbook.compiled.trees_pages.values():
        if written.path not in site_handbook.problems_of:
            html = trees_page.page_of(written, site_handbook)
            yield from trees_page.differences(written, site_handbook, html)
    for procedure in site_handbook.compiled.procedures.values():
        html, traced = (
            procedure_page.page_of(procedure, site_handbook),
            trace_page.page_of(procedure, site_handbook),
        )
        if procedure.path not in site_handbook.problems_of:
            yield from procedure_page.differences(procedure, html)
            yield from trace_page.differences(procedure, site_handbook, traced)
