"""The fuzzer: mutated files of a handbook, compiled, published and compared.

Whatever a file says, compiling it raises nothing, its problems are well formed, and what it
publishes says just what the engine says. Each document is compiled among the rest of the handbook,
which is loaded once.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import PurePosixPath
from random import Random

from tests.authoring.markers import Around
from tests.fuzzing import (
    course_page,
    procedure_page,
    trace_page,
    tree_page,
    trees_page,
    withdrawn_page,
)
from tests.fuzzing.handbooks import Handbooks
from tests.fuzzing.mutations import mutated

from soundingboard import schemas
from soundingboard.authoring.compile.course_file import compile_course
from soundingboard.authoring.compile.links import Surroundings
from soundingboard.authoring.compile.procedure_file import compile_procedure
from soundingboard.authoring.compile.tree_file import compile_tree
from soundingboard.authoring.compile.trees_page import compile_trees_page
from soundingboard.authoring.grammar.unsupported_markdown import as_meant
from soundingboard.authoring.problems.problem import Problem, errors
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.source_file import Source, parse
from soundingboard.engine.codec import decode, encode
from soundingboard.engine.course import Course
from soundingboard.engine.tree import Tree
from soundingboard.site.published_handbook import Published, PublishedCourse, Withdrawn
from soundingboard.site.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a document: its path, its text, and what was found, a line each."""

    path: str
    text: str
    found: tuple[str, ...]

    @property
    def kind(self) -> str:
        """By what two findings are taken for the same: the exception's place, or the difference."""
        first = self.found[0]
        if not first.startswith("Traceback"):
            return f"{kind(self.path)}: {first.partition(':')[0]}"
        lines = first.splitlines()
        place = [line.strip() for line in lines if line.startswith("  File ")][-1]
        return f"{place} {lines[-1].partition(':')[0]}"


def kind(path: str) -> str:
    """What kind of file *path* is; one of :data:`KINDS`."""
    folder, _, name = path.partition("/")
    if folder == "decision_trees":
        return "trees page" if PurePosixPath(name).stem == "index" else "tree"
    return "course" if folder == "training" else "procedure"


KINDS = ("tree", "trees page", "course", "procedure")
"""The kinds of files that have a meaning to the engine."""


class Fuzzer:
    """Compiles and publishes single documents among the rest of a handbook."""

    def __init__(self, of: Around) -> None:
        root = self._root = of.loaded.root
        self._handbook = of.loaded
        # Every second tree withdrawn, so that other pages must do without it.
        gone = dict.fromkeys(sorted(of.loaded.tree_files)[::2], "It is being revised.")
        self._site_handbooks = (
            of.site_handbook,
            replace(of.site_handbook, settings=Settings(withdrawn=gone)),
        )
        self._trees = {file.path: file for file in of.loaded.tree_files.values()}
        self._situations = {file.path: file for file in of.loaded.situations.values()}
        paths = [procedure.path for procedure in of.loaded.procedures.values()]
        paths += [*self._trees]
        paths += [course.path for course in of.loaded.course_files.values()]
        paths += [page.path for page in of.loaded.trees_pages.values()]
        self.documents = {path: (root / path).read_text(encoding="utf-8") for path in paths}
        self._around = Surroundings(of.loaded.procedures, self.documents.__contains__)
        self._checks = {
            "tree": self._tree,
            "trees page": self._trees_page,
            "course": self._course,
            "procedure": self._procedure,
        }
        self._parts = Handbooks(root)
        self.published = False

    def mutations(self, count: int, chance: Random) -> Iterator[tuple[str, str]]:
        """*count* documents as paths and texts, the same for the same state of *chance*."""
        paths: dict[str, list[str]] = {}
        for path in sorted(self.documents):
            paths.setdefault(kind(path), []).append(path)
        # Trees have the largest grammar.
        kinds = (*KINDS, "tree")
        for _ in range(count):
            of_kind = paths[chance.choice(kinds)]
            path, other = chance.choice(of_kind), chance.choice(of_kind)
            yield path, mutated(self.documents[path], chance, self.documents[other])

    def check(self, path: str, text: str, *, whole: bool = False) -> Finding | None:
        """What is wrong with *text* as the file *path*; nothing for all that should be.

        If *whole*, all files of its procedure are checked and published together with it, too.
        """
        self.published = False
        try:
            found = list(self._check(path, text))
            if whole:
                found += self._whole(path, text)
        except Exception:  # noqa: BLE001 (an exception of any kind is what is looked for)
            found = [traceback.format_exc()]
        return Finding(path, text, tuple(found)) if found else None

    def _check(self, path: str, text: str) -> Iterator[str]:
        data = text.encode(errors="surrogatepass")
        read = parse(data, path)
        if isinstance(read, Problem):
            yield from malformed(data, [read])
            return
        yield from self._checks[kind(path)](data, read)
        if self.published and not (kind(path) == "tree" and read.fields.get("withdrawn")):
            written = markdown.tokenize(read.body)
            # What only looks like a part is read as one so that it is reported once.
            if as_meant(read.body, written) is not written:
                yield "a page is published that was read otherwise than written"

    def _whole(self, path: str, text: str) -> Iterator[str]:
        data = text.encode(errors="surrogatepass")
        handbook, found = self._parts.check(path, data)
        reported = [*handbook.problems, *chain.from_iterable(handbook.consequences.values())]
        for problem in reported:
            own = problem.path == path
            yield from malformed(
                data if own else (self._root / problem.path).read_bytes(), [problem]
            )
        yield from found

    def _tree(self, data: bytes, source: Source) -> Iterator[str]:
        path = PurePosixPath(source.path)
        file, problems = compile_tree(path.parent.name, path.stem, source, self._around)
        yield from malformed(data, problems)
        if (file.tree is None) != bool(errors(problems)):
            yield "a tree without errors and no tree are one and the same"
        site_handbook = self._site_handbooks[0]
        if file.withdrawn:
            self.published = True
            gone = Withdrawn(file, file.withdrawn)
            yield from withdrawn_page.differences(gone, withdrawn_page.page_of(gone, site_handbook))
        if file.tree is None:
            return
        schemas.validate("tree", encode(file.tree))
        if decode(Tree, encode(file.tree)) != file.tree:
            yield "the compiled form loses something"
        item = Published(file, file.tree, self._handbook.procedures[file.procedure])
        self.published = True
        yield from tree_page.differences(
            item, site_handbook, tree_page.page_of(item, site_handbook)
        )

    def _course(self, data: bytes, source: Source) -> Iterator[str]:
        path = PurePosixPath(source.path)
        file, problems = compile_course(
            path.parent.name, path.stem, source, self._around, self._trees, self._situations
        )
        yield from malformed(data, problems)
        if file.course is None:
            return
        schemas.validate("course", encode(file.course))
        if decode(Course, encode(file.course)) != file.course:
            yield "the compiled form loses something"
        self.published = True
        item = PublishedCourse(file, file.course, self._handbook.procedures[file.procedure])
        for site_handbook in self._site_handbooks:
            yield from course_page.differences(
                item, site_handbook, course_page.page_of(item, site_handbook)
            )

    def _trees_page(self, data: bytes, source: Source) -> Iterator[str]:
        page, problems = compile_trees_page(source, self._around, self._trees.values())
        own = [problem for problem in problems if problem.path == source.path]
        yield from malformed(data, own)
        if errors(own):
            return
        self.published = True
        # The others are of trees that break a statement, and aren't published.
        handbook = replace(self._handbook, problems=errors(problems))
        for site_handbook in self._site_handbooks:
            sound = replace(site_handbook, compiled=handbook)
            yield from trees_page.differences(page, sound, trees_page.page_of(page, sound))

    def _procedure(self, data: bytes, source: Source) -> Iterator[str]:
        procedure, problems = compile_procedure(PurePosixPath(source.path).stem, source)
        yield from malformed(data, problems)
        # Trees cite it, so its page is there with errors, too, below a warning.
        site_handbook = self._site_handbooks[0]
        html = procedure_page.page_of(procedure, site_handbook)
        if not errors(problems):
            self.published = True
            yield from procedure_page.differences(procedure, html)
            traced = trace_page.page_of(procedure, site_handbook)
            yield from trace_page.differences(procedure, site_handbook, traced)


def malformed(data: bytes, problems: Sequence[Problem]) -> Iterator[str]:
    """What is wrong with the form of *problems* of the file that holds *data*."""
    last = len(re.split(rb"\r\n|\r|\n", data))
    for problem in problems:
        printed = str(problem)
        if not 1 <= problem.line <= last:
            yield f"a problem is at line {problem.line} of {last}: {printed}"
        if len(printed.splitlines()) != 1:
            yield f"a problem is printed on several lines: {printed!r}"
        printed.encode()
