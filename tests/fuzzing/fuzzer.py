"""The fuzzer: mutated files of the real handbook, compiled, published and compared.

Whatever a file says, compiling it raises nothing, its problems are well formed, and what it
publishes says just what the engine says. A file whose kind is *tree*, *course*, *index* or
*procedure* is compiled among the rest of the handbook, which is loaded once.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from random import Random

from tests.authoring.markers import around
from tests.fuzzing import pages
from tests.fuzzing.comparison import course_differences, procedure_differences, tree_differences
from tests.fuzzing.mutations import mutated

from soundingboard.authoring import schema
from soundingboard.authoring.blocks import plain
from soundingboard.authoring.citations import Surroundings
from soundingboard.authoring.course_file import compile_course
from soundingboard.authoring.problem import Problem, errors
from soundingboard.authoring.procedure_file import compile_procedure
from soundingboard.authoring.source import Source, parse
from soundingboard.authoring.tree_file import compile_tree
from soundingboard.authoring.trees_page import compile_trees_page
from soundingboard.engine import course as courses
from soundingboard.engine import tree as trees
from soundingboard.site import procedure_text
from soundingboard.site.book import Published, PublishedCourse
from soundingboard.site.course_page import course_page
from soundingboard.site.prose import Prose
from soundingboard.site.tree_page import walkable
from soundingboard.site.trees_page import trees_page


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
            return f"{PurePosixPath(self.path).parts[0]}: {first.partition(':')[0]}"
        lines = first.splitlines()
        place = [line.strip() for line in lines if line.startswith("  File ")][-1]
        return f"{place} {lines[-1].partition(':')[0]}"


class Fuzzer:
    """Compiles and publishes single documents among the handbook under *root*."""

    def __init__(self, root: Path) -> None:
        of = around(root)
        self._book, self._handbook = of.book, of.loaded
        self._trees = {file.path: file for file in of.loaded.tree_files.values()}
        paths = [path for path in of.book.addresses.urls if path.endswith(".md")]
        paths += [page.path for page in of.loaded.trees_pages.values()]
        self.documents = {path: (root / path).read_text(encoding="utf-8") for path in paths}
        self._around = Surroundings(of.loaded.procedures, self.documents.__contains__)
        self.published = False

    def mutations(self, count: int, chance: Random) -> Iterator[tuple[str, str]]:
        """*count* documents as paths and texts, the same for the same state of *chance*."""
        paths = sorted(self.documents)
        for _ in range(count):
            path = chance.choice(paths)
            yield path, mutated(self.documents[path], chance)

    def check(self, path: str, text: str) -> Finding | None:
        """What is wrong with *text* as the file *path*; nothing for all that should be."""
        self.published = False
        try:
            found = list(self._check(path, text))
        except Exception:  # noqa: BLE001 (an exception of any kind is what is looked for)
            found = [traceback.format_exc()]
        return Finding(path, text, tuple(found)) if found else None

    def _check(self, path: str, text: str) -> Iterator[str]:
        data = text.encode(errors="surrogatepass")
        read = parse(data, path)
        if isinstance(read, Problem):
            yield from malformed(data, [read])
        elif path.startswith("docs/"):
            yield from self._procedure(data, read)
        elif path.startswith("training/"):
            yield from self._course(data, read)
        elif PurePosixPath(path).stem == "index":
            yield from self._index(data, read)
        else:
            yield from self._tree(data, read)

    def _tree(self, data: bytes, source: Source) -> Iterator[str]:
        path = PurePosixPath(source.path)
        file, problems = compile_tree(path.parent.name, path.stem, source, self._around)
        yield from malformed(data, problems)
        if (file.tree is None) != bool(errors(problems)):
            yield "a tree without errors and no tree are one and the same"
        if file.tree is None:
            return
        schema.validate("tree", trees.to_json(file.tree))
        if trees.from_json(trees.to_json(file.tree)) != file.tree:
            yield "the compiled form loses something"
        procedure = self._handbook.procedures[file.procedure]
        item = Published(file, file.tree, procedure)
        self.published = True
        html = walkable(item, self._book, "decisions/a/b/")
        yield from tree_differences(file.tree, html)
        if pages.introduction(html) != pages.squeezed(plain(file.parsed.intro)):
            yield f"the introductions differ: page {pages.introduction(html)!r}"

    def _course(self, data: bytes, source: Source) -> Iterator[str]:
        path = PurePosixPath(source.path)
        file, problems = compile_course(
            path.parent.name, path.stem, source, self._around, self._trees
        )
        yield from malformed(data, problems)
        if file.course is None:
            return
        schema.validate("course", courses.to_json(file.course))
        self.published = True
        item = PublishedCourse(file, file.course, self._handbook.procedures[file.procedure])
        html = course_page(item, self._book, "training/a/b/")
        yield from course_differences(file.course, html)

    def _index(self, data: bytes, source: Source) -> Iterator[str]:
        page, problems = compile_trees_page(source, self._around, self._trees.values())
        yield from malformed(data, problems)
        if not errors(problems):
            self.published = True
            trees_page(page, self._book, "decisions/a/")

    def _procedure(self, data: bytes, source: Source) -> Iterator[str]:
        procedure, problems = compile_procedure(PurePosixPath(source.path).stem, source)
        yield from malformed(data, problems)
        if not errors(problems):
            self.published = True
            link = Prose(source.path, procedure, self._book, "procedures/a/").link
            html = procedure_text.sections(procedure, link, {}, procedure_text.Permalink())
            yield from procedure_differences(procedure, html)


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
