"""What rules check: the files of a handbook, each compiled by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

from soundingboard.authoring.compile.course_file import CourseFile
from soundingboard.authoring.compile.links import Surroundings
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.situations_file import SituationsFile
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.compile.trees_page import TreesPage
from soundingboard.authoring.settings import Settings

Result = TypeVar("Result")


@dataclass(frozen=True)
class CompiledHandbook:
    """Everything under *root* that could be compiled, files with errors included.

    Trees pages and situations are keyed by the procedure's id, tree and course files by
    ``procedure/slug``. ``around`` has the procedures, and what links may lead to.
    """

    root: Path
    around: Surroundings
    settings: Settings = field(default_factory=Settings)
    tree_files: Mapping[str, TreeFile] = field(default_factory=dict)
    trees_pages: Mapping[str, TreesPage] = field(default_factory=dict)
    situations: Mapping[str, SituationsFile] = field(default_factory=dict)
    course_files: Mapping[str, CourseFile] = field(default_factory=dict)
    _shared: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def procedures(self) -> Mapping[str, Procedure]:
        """The procedures, by id."""
        return self.around.procedures

    @cached_property
    def tree_at(self) -> Mapping[str, TreeFile]:
        """The tree files by their path."""
        return {file.path: file for file in self.tree_files.values()}

    @cached_property
    def _trees_of(self) -> Mapping[str, list[TreeFile]]:
        found: dict[str, list[TreeFile]] = {}
        for file in self.tree_files.values():
            found.setdefault(file.procedure, []).append(file)
        return found

    def trees_of(self, procedure_id: str) -> list[TreeFile]:
        """The tree files of one procedure."""
        return self._trees_of.get(procedure_id, [])

    def shared(self, compute: Callable[[CompiledHandbook], Result]) -> Result:
        """What *compute* returns for this handbook, computed once for all rules that need it."""
        if compute not in self._shared:
            self._shared[compute] = compute(self)
        return cast(Result, self._shared[compute])
