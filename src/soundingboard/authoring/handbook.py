"""The handbook: every procedure, tree and course of a folder, compared with each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from soundingboard.authoring.compile.course_file import CourseFile
from soundingboard.authoring.compile.links import Surroundings
from soundingboard.authoring.compile.procedure_file import Procedure, anchor
from soundingboard.authoring.compile.situations_file import SituationsFile
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.compile.trees_page import TreesPage
from soundingboard.authoring.compiler import Compiler
from soundingboard.authoring.decisions import Uncovered, uncovered
from soundingboard.authoring.editions.ledger import (
    LEDGER,
    ledger_problems,
    missing_ledger,
    read_ledger,
    with_dates,
)
from soundingboard.authoring.editions.review import (
    citing_files,
    front_matter_problems,
    gone_clauses,
    review_problems,
)
from soundingboard.authoring.folders import PROCEDURES, SITUATIONS, TRAINING, TREES, TREES_PAGE
from soundingboard.authoring.incremental.results import NoResults, Results
from soundingboard.authoring.problems.missing import behind_missing
from soundingboard.authoring.problems.problem import Problem, errors
from soundingboard.authoring.problems.root_causes import Consequences, by_cause
from soundingboard.authoring.rules.checking import check, with_severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.selection import selected
from soundingboard.authoring.settings import Settings
from soundingboard.authoring.source.files import (
    folders_that_cannot_be_read,
    markdown_files,
    markdown_files_below,
)
from soundingboard.authoring.source.garbage_collection import paused_garbage_collection
from soundingboard.engine.course import Course
from soundingboard.engine.editions import Ledger
from soundingboard.engine.tree import Tree


@dataclass(frozen=True)
class Handbook:
    """Everything authors wrote under *root*, and every problem with it.

    Procedures, trees pages and situations are keyed by the procedure's id, tree and course files
    by ``procedure/slug``; all in sorted order. ``ledger`` is ``None`` where no editions are kept,
    or the ledger cannot be read. ``consequences`` are the problems that only follow from one of
    ``problems`` and are not reported themselves
    (:mod:`~soundingboard.authoring.problems.root_causes`).
    """

    root: Path
    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    tree_files: Mapping[str, TreeFile] = field(default_factory=dict)
    trees_pages: Mapping[str, TreesPage] = field(default_factory=dict)
    situations: Mapping[str, SituationsFile] = field(default_factory=dict)
    course_files: Mapping[str, CourseFile] = field(default_factory=dict)
    ledger: Ledger | None = None
    problems: tuple[Problem, ...] = ()
    consequences: Consequences = field(default_factory=dict)

    @property
    def paths(self) -> frozenset[str]:
        """The files that were read, by their path from the root."""
        kept = (
            self.procedures,
            self.tree_files,
            self.trees_pages,
            self.situations,
            self.course_files,
        )
        return frozenset(item.path for items in kept for item in items.values())

    @property
    def trees(self) -> Mapping[str, Tree]:
        """The trees that have no error, by id."""
        return {key: file.tree for key, file in self.tree_files.items() if file.tree is not None}

    @property
    def courses(self) -> Mapping[str, Course]:
        """The courses that have no error, by id."""
        return {
            key: file.course for key, file in self.course_files.items() if file.course is not None
        }

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return errors(self.problems)

    @cached_property
    def errors_of(self) -> Mapping[str, tuple[Problem, ...]]:
        """The problems that keep a file from being used, keyed by its path.

        A file that depends on another has that one's problem.
        """
        found: dict[str, list[Problem]] = {}
        for problem in self.errors:
            found.setdefault(problem.path, []).append(problem)
        for cause, consequences in self.consequences.items():
            for path in dict.fromkeys(problem.path for problem in consequences):
                if path != cause.path:
                    found.setdefault(path, []).append(cause)
        return {path: tuple(problems) for path, problems in found.items()}

    @cached_property
    def uncovered(self) -> Mapping[str, Uncovered]:
        """The decisions that procedures say they don't cover, by the id that a tree would have."""
        found = uncovered(self.procedures.values(), [*self.tree_files.values()])
        return {item.id: item for item in found}

    def trees_of(self, procedure_id: str) -> tuple[TreeFile, ...]:
        """The tree files of one procedure."""
        return tuple(f for f in self.tree_files.values() if f.procedure == procedure_id)


def load(root: Path, settings: Settings | None = None, results: Results | None = None) -> Handbook:
    """Compile the handbook under *root*. Mistakes become problems; nothing is raised for them.

    Files whose compiled form is in *results* and still right aren't compiled again.

    Raises:
        WrongSelection: *settings* name a rule that doesn't exist or can't be turned off.
    """
    with paused_garbage_collection():
        return _load(root, settings or Settings(), results or NoResults())


def _load(root: Path, settings: Settings, results: Results) -> Handbook:
    rules = selected(settings)
    compiler = Compiler(root, settings, rules, results)
    procedures, problems = _load_procedures(root, compiler)
    unread = {PurePosixPath(problem.path).stem: problem.path for problem in problems}
    for known in procedures:
        unread.pop(known, None)
    ledger = read_ledger(root)
    if isinstance(ledger, Problem):
        problems.append(ledger)
        ledger = None
    elif ledger is not None:
        problems += ledger_problems(ledger, procedures.values())
        procedures = with_dates(ledger, procedures)
    gone = gone_clauses(ledger, procedures.values()) if ledger is not None else {}
    around = Surroundings(procedures, lambda path: _is_file(root, path), unread, gone)
    compiler.surround(around)
    tree_files, found = _load_trees(root, compiler)
    problems += found
    trees_pages, found = _load_trees_pages(root, compiler)
    problems += found
    situations, found = _load_situations(root, compiler)
    problems += found
    course_files, found = _load_courses(root, compiler)
    problems += found
    results.finish()

    compiled = CompiledHandbook(
        root, around, settings, tree_files, trees_pages, situations, course_files
    )
    problems += check(compiled, rules)
    for folder in (TREES, TRAINING):
        problems += folders_that_cannot_be_read(root, folder)
    if ledger is not None:
        files = citing_files(
            tree_files.values(),
            trees_pages.values(),
            course_files.values(),
            situations.values(),
        )
        problems += front_matter_problems(ledger, procedures.values())
        problems += review_problems(ledger, procedures, files, settings.today)
    elif not (root / LEDGER).exists():
        taught = dict.fromkeys(file.procedure for file in course_files.values())
        problems += missing_ledger(procedures[key] for key in taught if key in procedures)
    ids = (*procedures, *unread)
    expected = ["docs", PROCEDURES, TREES, *(f"{TREES}/{key}" for key in ids)]
    moved = {
        f"{TREES}/{file.fields['procedure']}": f"{TREES}/{file.procedure}"
        for file in tree_files.values()
        if file.fields and file.fields["procedure"] in ids and file.procedure not in ids
    }
    found = [*behind_missing(root, problems, expected, moved)]
    problems = [*with_severity(found, rules)]
    reported, consequences = by_cause(problems, _recorded(ledger, procedures))
    return Handbook(
        root=root,
        procedures=procedures,
        tree_files=tree_files,
        trees_pages=trees_pages,
        situations=situations,
        course_files=course_files,
        ledger=ledger,
        problems=reported,
        consequences=consequences,
    )


def _recorded(ledger: Ledger | None, procedures: Mapping[str, Procedure]) -> frozenset[str]:
    """The clauses of the ledger's newest editions, as ``path#anchor``."""
    editions = {
        procedure.path: ledger.newest(procedure.id) if ledger is not None else None
        for procedure in procedures.values()
    }
    return frozenset(
        f"{path}#{anchor(number)}"
        for path, edition in editions.items()
        for number in (edition.clauses if edition is not None else ())
    )


def _load_procedures(root: Path, compiler: Compiler) -> tuple[dict[str, Procedure], list[Problem]]:
    procedures: dict[str, Procedure] = {}
    files, problems = markdown_files(root, PROCEDURES)
    for file in files:
        if file.stem == "index":
            continue
        procedure, found = compiler.procedure(file)
        problems += found
        if procedure is not None:
            procedures[procedure.id] = procedure
    return procedures, problems


def _load_trees(root: Path, compiler: Compiler) -> tuple[dict[str, TreeFile], list[Problem]]:
    tree_files: dict[str, TreeFile] = {}
    files, problems = markdown_files_below(root, TREES)
    for file in files:
        if file.stem in (TREES_PAGE, SITUATIONS):
            continue
        tree_file, found = compiler.tree(file)
        problems += found
        if tree_file is not None:
            tree_files[tree_file.id] = tree_file
    return tree_files, problems


def _load_trees_pages(root: Path, compiler: Compiler) -> tuple[dict[str, TreesPage], list[Problem]]:
    pages: dict[str, TreesPage] = {}
    files, problems = markdown_files_below(root, TREES)
    for file in files:
        if file.stem != TREES_PAGE:
            continue
        page, found = compiler.trees_page(file)
        problems += found
        if page is not None:
            pages[page.procedure] = page
    return pages, problems


def _load_situations(
    root: Path, compiler: Compiler
) -> tuple[dict[str, SituationsFile], list[Problem]]:
    situations: dict[str, SituationsFile] = {}
    files, problems = markdown_files_below(root, TREES)
    for file in files:
        if file.stem != SITUATIONS:
            continue
        compiled, found = compiler.situations(file)
        problems += found
        if compiled is not None:
            situations[compiled.procedure] = compiled
    return situations, problems


def _load_courses(root: Path, compiler: Compiler) -> tuple[dict[str, CourseFile], list[Problem]]:
    course_files: dict[str, CourseFile] = {}
    files, problems = markdown_files_below(root, TRAINING)
    for file in files:
        course_file, found = compiler.course(file)
        problems += found
        if course_file is not None:
            course_files[course_file.id] = course_file
    return course_files, problems


def _is_file(root: Path, path: str) -> bool:
    """Whether *path* is a file of the handbook. Whatever an author writes, nothing is raised."""
    if path.split("/", 1)[0] in ("", ".."):
        return False
    try:
        return (root / path).is_file()
    except OSError:
        return False
