"""The handbook: every procedure and tree of a folder, compiled and held against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from soundingboard.authoring import schema
from soundingboard.authoring.citations import Surroundings
from soundingboard.authoring.conflicts import conflict_problems
from soundingboard.authoring.cross_tree import cross_tree_problems
from soundingboard.authoring.lints import lint
from soundingboard.authoring.near_duplicates import near_duplicates
from soundingboard.authoring.problem import Problem, errors
from soundingboard.authoring.procedure_file import Procedure, compile_procedure
from soundingboard.authoring.settings import Settings
from soundingboard.authoring.source import Source, read
from soundingboard.authoring.tree_file import TreeFile, compile_tree
from soundingboard.authoring.trees_page import TreesPage, compile_trees_page
from soundingboard.engine.tree import Tree, to_json

PROCEDURES = "docs/procedures"
TREES = "decision_trees"
TREES_PAGE = "index"


@dataclass(frozen=True)
class Handbook:
    """Everything authors wrote under *root*, and every problem with it.

    Procedures and trees pages are keyed by the procedure's id, tree files by
    ``procedure/slug``; all in sorted order.
    """

    root: Path
    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    tree_files: Mapping[str, TreeFile] = field(default_factory=dict)
    trees_pages: Mapping[str, TreesPage] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def trees(self) -> Mapping[str, Tree]:
        """The trees that have no error, by id."""
        return {key: file.tree for key, file in self.tree_files.items() if file.tree is not None}

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return errors(self.problems)

    def trees_of(self, procedure_id: str) -> tuple[TreeFile, ...]:
        """The tree files of one procedure."""
        return tuple(f for f in self.tree_files.values() if f.procedure == procedure_id)


def load(root: Path, settings: Settings | None = None) -> Handbook:
    """Compile the handbook under *root*. Mistakes become problems; nothing is raised for them."""
    settings = settings or Settings()
    problems: list[Problem] = []
    procedures: dict[str, Procedure] = {}
    for file in sorted((root / PROCEDURES).glob("*.md")):
        if file.stem == "index":
            continue
        source = read(file, file.relative_to(root).as_posix())
        if isinstance(source, Problem):
            problems.append(source)
            continue
        procedures[file.stem], found = compile_procedure(file.stem, source)
        problems += found

    around = Surroundings(procedures, lambda path: _is_file(root, path))
    tree_files: dict[str, TreeFile] = {}
    trees_pages: list[Source | Problem] = []
    for file in sorted((root / TREES).glob("*/*.md")):
        source = read(file, file.relative_to(root).as_posix())
        if file.stem == TREES_PAGE:
            trees_pages.append(source)
            continue
        key = f"{file.parent.name}/{file.stem}"
        if isinstance(source, Problem):
            problems.append(source)
            tree_files[key] = TreeFile(source.path, file.parent.name, file.stem, file.stem, None)
            continue
        tree_files[key], found = compile_tree(file.parent.name, file.stem, source, around)
        problems += found
        tree = tree_files[key].tree
        if tree is not None:
            schema.validate("tree", to_json(tree))
    problems += cross_tree_problems(tree_files)
    problems += near_duplicates(tree_files.values())
    problems += lint(tree_files.values(), settings)
    for procedure_id in procedures:
        problems += conflict_problems(
            [file for file in tree_files.values() if file.procedure == procedure_id]
        )
    pages: dict[str, TreesPage] = {}
    for read_page in trees_pages:
        if isinstance(read_page, Problem):
            problems.append(read_page)
            continue
        page, found = compile_trees_page(read_page, around, tree_files.values())
        pages[page.procedure] = page
        problems += found
    return Handbook(root, procedures, tree_files, pages, tuple(sorted(set(problems))))


def _is_file(root: Path, path: str) -> bool:
    """Whether *path* is a file of the handbook. Whatever an author writes, nothing is raised."""
    if path.split("/", 1)[0] in ("", ".."):
        return False
    try:
        return (root / path).is_file()
    except OSError:
        return False
