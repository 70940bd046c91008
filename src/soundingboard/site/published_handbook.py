"""A handbook as the site publishes it: what has no errors, what is withdrawn, what cites what."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from soundingboard.authoring.compile.course_file import CourseFile
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.safety_statements import WrittenSafetyStatement
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.decisions import Uncovered
from soundingboard.authoring.drawing.flowchart_layout import Layout
from soundingboard.authoring.handbook import Handbook
from soundingboard.authoring.problems.problem import Problem
from soundingboard.engine.course import Course
from soundingboard.engine.tree import Outcome, Tree
from soundingboard.engine.wording import _
from soundingboard.site.addresses import Addresses
from soundingboard.site.permalink import Permalink
from soundingboard.site.search_words import Synonyms
from soundingboard.site.settings import Settings


@dataclass(frozen=True)
class Published:
    """A tree without errors, and the file whose Markdown its page shows."""

    file: TreeFile
    tree: Tree
    procedure: Procedure


def no_reason() -> str:
    """The reason that readers see if nobody has given one."""
    return _("The people who run this site have withdrawn it.")


@dataclass(frozen=True)
class Withdrawn:
    """A tree that nobody may follow for now, and the reason that readers are given.

    Its file may have errors.
    """

    file: TreeFile
    reason: str


@dataclass(frozen=True)
class PublishedCourse:
    """A course without errors, and the file whose Markdown its page shows."""

    file: CourseFile
    course: Course
    procedure: Procedure


@dataclass(frozen=True)
class Decision:
    """What somebody has to decide: one title, and the tree of each procedure that answers it.

    ``withdrawn`` are the trees that would; ``uncovered`` says which procedures don't cover it.
    """

    slug: str
    title: str
    trees: tuple[Published, ...]
    withdrawn: tuple[Withdrawn, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()


@dataclass(frozen=True)
class PublishedHandbook:
    """Everything that a page may draw on.

    ``compiled`` is the handbook as its authors wrote it.

    ``today`` is the day of the build. ``addresses`` is empty until all pages are known.
    ``synonyms`` are for the search, ``permalink`` is the link behind each heading of a procedure.
    ``engine`` says whether the site has the engine for readers' browsers. ``layouts`` says how the
    flowchart of each tree is laid out, by its id; trees without have no picture.
    """

    compiled: Handbook
    settings: Settings
    today: datetime.date
    addresses: Addresses = field(default_factory=Addresses)
    synonyms: Synonyms = field(default_factory=dict)
    permalink: Permalink = field(default_factory=Permalink)
    engine: bool = True
    layouts: Mapping[str, Layout] = field(default_factory=dict)

    @property
    def problems_of(self) -> Mapping[str, tuple[Problem, ...]]:
        """The problems that keep a file from being published, keyed by its path."""
        return self.compiled.errors_of

    @cached_property
    def published(self) -> Mapping[str, Published]:
        """The trees without errors, by id. One that only disagrees with another has an error.

        Those that are withdrawn are not among them.
        """
        return {
            key: Published(file, file.tree, self.compiled.procedures[file.procedure])
            for key, file in self.compiled.tree_files.items()
            if file.tree is not None
            and file.path not in self.problems_of
            and key not in self.withdrawn
        }

    @cached_property
    def withdrawn(self) -> Mapping[str, Withdrawn]:
        """The trees that are withdrawn, by id. The site's settings go before the file's words."""
        found: dict[str, Withdrawn] = {}
        for key, file in self.compiled.tree_files.items():
            if key in self.settings.withdrawn or file.withdrawn:
                set_ = " ".join(self.settings.withdrawn.get(key, "").split())
                found[key] = Withdrawn(file, set_ or file.withdrawn or no_reason())
        return found

    @cached_property
    def courses(self) -> Mapping[str, PublishedCourse]:
        """The courses without errors, by id."""
        return {
            key: PublishedCourse(file, file.course, self.compiled.procedures[file.procedure])
            for key, file in self.compiled.course_files.items()
            if file.course is not None and file.path not in self.problems_of
        }

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """What the trees decide, or procedures don't cover, by title.

        Trees of the same slug decide the same.
        """
        trees: dict[str, list[Published]] = {}
        withdrawn: dict[str, list[Withdrawn]] = {}
        uncovered: dict[str, list[Uncovered]] = {}
        titles: dict[str, str] = {}
        for item in self.published.values():
            trees.setdefault(item.tree.slug, []).append(item)
            titles.setdefault(item.tree.slug, item.tree.title)
        for gone in self.withdrawn.values():
            withdrawn.setdefault(gone.file.slug, []).append(gone)
            titles.setdefault(gone.file.slug, gone.file.title)
        for silent in self.uncovered.values():
            uncovered.setdefault(silent.entry.slug, []).append(silent)
            titles.setdefault(silent.entry.slug, silent.title)
        found = (
            Decision(
                slug,
                title,
                tuple(trees.get(slug, ())),
                tuple(withdrawn.get(slug, ())),
                tuple(uncovered.get(slug, ())),
            )
            for slug, title in titles.items()
        )
        return tuple(sorted(found, key=lambda decision: decision.title))

    @property
    def uncovered(self) -> Mapping[str, Uncovered]:
        """The decisions that procedures don't cover, by the id that a tree for one would have."""
        return self.compiled.uncovered

    def uncovered_of(self, procedure_id: str) -> tuple[Uncovered, ...]:
        """The decisions that one procedure doesn't cover, by title."""
        found = (item for item in self.uncovered.values() if item.procedure.id == procedure_id)
        return tuple(sorted(found, key=lambda item: item.title))

    def withdrawn_of(self, procedure_id: str) -> tuple[Withdrawn, ...]:
        """The withdrawn trees of one procedure, by title."""
        trees = (item for item in self.withdrawn.values() if item.file.procedure == procedure_id)
        return tuple(sorted(trees, key=lambda item: item.file.title))

    def trees_of(self, procedure_id: str) -> tuple[Published, ...]:
        """The published trees of one procedure, by title."""
        trees = (item for item in self.published.values() if item.procedure.id == procedure_id)
        return tuple(sorted(trees, key=lambda item: item.tree.title))

    def safety_statements_of(self, item: Published) -> tuple[WrittenSafetyStatement, ...]:
        """The statements proved of a tree: its own, then those of its procedure's trees page."""
        page = self.compiled.trees_pages.get(item.procedure.id)
        shared = (
            page.safety_statements if page is not None and page.path not in self.problems_of else ()
        )
        applying = (safety for safety in shared if safety.statement.applies_to(item.tree))
        return (*item.file.safety_statements, *applying)

    def outcomes_citing(self, procedure_id: str) -> Mapping[str, list[tuple[Published, Outcome]]]:
        """The outcomes that cite each clause of a procedure, keyed by the clause's number."""
        found: dict[str, list[tuple[Published, Outcome]]] = {}
        for item in self.trees_of(procedure_id):
            for outcome in item.tree.outcomes:
                for clause in outcome.clauses:
                    found.setdefault(clause, []).append((item, outcome))
        return found
