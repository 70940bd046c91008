"""Compiling the files of a handbook, each only if its text or what it reads has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from soundingboard import schemas
from soundingboard.authoring import wording
from soundingboard.authoring.compile.course_file import CourseFile, compile_course
from soundingboard.authoring.compile.links import Surroundings
from soundingboard.authoring.compile.procedure_file import Procedure, compile_procedure
from soundingboard.authoring.compile.situations_file import SituationsFile, compile_situations
from soundingboard.authoring.compile.tree_file import TreeFile, compile_tree, tree_path
from soundingboard.authoring.compile.trees_page import TreesPage, compile_trees_page
from soundingboard.authoring.incremental.digests import digest
from soundingboard.authoring.incremental.reads import Collection, Recorder, are_current
from soundingboard.authoring.incremental.result_shapes import (
    ConvertedShape,
    ResultShapes,
    encoded,
)
from soundingboard.authoring.incremental.results import Result, Results
from soundingboard.authoring.incremental.tool_version import tool_version
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.rules.checking import check_text
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.misplaced import in_another_kind_s_folder
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.settings import Settings
from soundingboard.authoring.source.files import Unreadable, read_bytes, unreadable_file
from soundingboard.authoring.source.source_file import Source, parse
from soundingboard.engine.codec import Shapes, TupleShape, encode
from soundingboard.engine.errors import UnknownAnswer
from soundingboard.engine.walk import Walk, walk

File = TypeVar("File")


class Compiler:
    """Compiles one file after another.

    The order must be that in which they depend on each other: procedures, then trees, pages about
    trees and situations, then courses. Each result is kept in *results* by the file's path and
    content, the settings and the tool's version, together with what was read of other files
    (:mod:`~soundingboard.authoring.incremental.reads`).
    """

    def __init__(
        self, root: Path, settings: Settings, rules: Mapping[str, Rule], results: Results
    ) -> None:
        self._root, self._settings, self._rules = root, settings, rules
        self._results = results
        self._context = _context(settings, rules)
        self._around = Surroundings({}, lambda path: False)
        self._states: dict[str, str] = {}
        self._trees: dict[str, TreeFile] = {}
        self._trees_of: dict[str, list[TreeFile]] = {}
        self._situations: dict[str, SituationsFile] = {}
        self._collections = {
            "procedures": Collection(self._procedure_state, lambda: iter(self._around.procedures)),
            "unread": Collection(
                lambda key: self._around.unread.get(key, ""), lambda: iter(self._around.unread)
            ),
            "gone": Collection(self._gone_state),
            "files": Collection(lambda path: "there" if self._around.is_file(path) else ""),
            "trees": Collection(self._state, lambda: iter(self._trees)),
            "trees of": Collection(self._trees_of_state),
            "situations": Collection(self._state, lambda: iter(self._situations)),
        }
        self._shapes = ResultShapes(
            {
                Walk: ConvertedShape(_walk_data, self._walk),
                _KEPT: ConvertedShape(_kept_data, _kept),
            }
        )

    def surround(self, around: Surroundings) -> None:
        """Compile all files from now on with these procedures."""
        self._around = around

    def procedure(self, file: Path) -> tuple[Procedure | None, tuple[Problem, ...]]:
        """The procedure in *file*, if there is one, and the file's problems."""

        def work(source: Source, recorder: Recorder) -> tuple[Procedure | None, list[Problem]]:
            misplaced = in_another_kind_s_folder(source, "procedure")
            if misplaced is not None:
                return None, [misplaced]
            return compile_procedure(file.stem, source)

        return self._result(Procedure, file, work)

    def tree(self, file: Path) -> tuple[TreeFile | None, tuple[Problem, ...]]:
        """The same for a tree. There is one without content if the file can't be read."""
        folder, slug = file.parent.name, file.stem

        def work(source: Source, recorder: Recorder) -> tuple[TreeFile | None, list[Problem]]:
            misplaced = in_another_kind_s_folder(source, "tree")
            if misplaced is not None:
                return None, [misplaced]
            around = self._watched(recorder)
            compiled, problems = compile_tree(folder, slug, source, around)
            if self._settings.readability:
                alone = CompiledHandbook(
                    self._root, around, self._settings, {compiled.id: compiled}
                )
                problems += check_text(alone, self._rules)
            if self._settings.schemas and compiled.tree is not None:
                schemas.validate("tree", encode(compiled.tree))
            return compiled.put_away(pages=self._settings.pages), problems

        empty = TreeFile(self._path(file), folder, slug, slug, None, kept=None)
        found, problems = self._result(TreeFile, file, work, empty)
        if found is not None:
            self._trees[found.path] = found
            self._trees_of.setdefault(folder, []).append(found)
        return found, problems

    def trees_page(self, file: Path) -> tuple[TreesPage | None, tuple[Problem, ...]]:
        """The same for a page on a procedure's trees."""

        def work(source: Source, recorder: Recorder) -> tuple[TreesPage, list[Problem]]:
            own = recorder.watched("trees of", self._trees_of).get(file.parent.name, [])
            return compile_trees_page(source, self._watched(recorder), own)

        return self._result(TreesPage, file, work)

    def situations(self, file: Path) -> tuple[SituationsFile | None, tuple[Problem, ...]]:
        """The same for a procedure's situations."""

        def work(source: Source, recorder: Recorder) -> tuple[SituationsFile, list[Problem]]:
            known = recorder.watched("trees", self._trees)
            compiled, problems = compile_situations(
                file.parent.name, source, self._watched(recorder), known
            )
            return compiled if self._settings.pages else compiled.without_markdown(), problems

        found, problems = self._result(SituationsFile, file, work)
        if found is not None:
            self._situations[found.path] = found
        return found, problems

    def course(self, file: Path) -> tuple[CourseFile | None, tuple[Problem, ...]]:
        """The same for a course. There is one without content if the file can't be read."""
        folder, slug = file.parent.name, file.stem

        def work(source: Source, recorder: Recorder) -> tuple[CourseFile | None, list[Problem]]:
            misplaced = in_another_kind_s_folder(source, "course")
            if misplaced is not None:
                return None, [misplaced]
            compiled, problems = compile_course(
                folder,
                slug,
                source,
                self._watched(recorder),
                recorder.watched("trees", self._trees),
                recorder.watched("situations", self._situations),
            )
            if self._settings.schemas and compiled.course is not None:
                schemas.validate("course", encode(compiled.course))
            return compiled if self._settings.pages else compiled.without_markdown(), problems

        empty = CourseFile(self._path(file), folder, slug, slug, None)
        return self._result(CourseFile, file, work, empty)

    def _result(
        self,
        kind: type[File],
        file: Path,
        work: Callable[[Source, Recorder], tuple[File | None, list[Problem]]],
        empty: File | None = None,
    ) -> tuple[File | None, tuple[Problem, ...]]:
        """What *file* is compiled to by *work*; *empty* if there is nothing to be compiled."""
        path = self._path(file)
        try:
            content = read_bytes(file)
        except Unreadable as error:
            problem = unreadable_file(path, error)
            self._states[path] = digest(str(problem))
            return empty, (problem,)
        key = digest(kind.__name__, path, content, self._context)
        form = _ResultForm(kind, self._shapes)
        result = self._results.find(key, form)
        if result is None or not are_current(result.reads, self._collections):
            recorder = Recorder(self._collections)
            source = parse(content, path)
            compiled, problems = (
                (empty, [source]) if isinstance(source, Problem) else work(source, recorder)
            )
            result = Result(compiled, tuple(problems), recorder.reads)
            self._results.keep(key, result, form)
        read = (f"{name} {item} {state}" for (name, item), state in result.reads.items())
        self._states[path] = digest(key, *read)
        return result.file, result.problems

    def _path(self, file: Path) -> str:
        return file.relative_to(self._root).as_posix()

    def _watched(self, recorder: Recorder) -> Surroundings:
        around = self._around

        def is_file(path: str) -> bool:
            recorder.note("files", path)
            return around.is_file(path)

        return Surroundings(
            recorder.watched("procedures", around.procedures),
            is_file,
            recorder.watched("unread", around.unread),
            recorder.watched("gone", around.gone),
        )

    def _state(self, path: str) -> str:
        return self._states.get(path, "")

    def _procedure_state(self, key: str) -> str:
        procedure = self._around.procedures.get(key)
        # The date from which it applies is the ledger's.
        return digest(self._state(procedure.path), procedure.applies) if procedure else ""

    def _gone_state(self, key: str) -> str:
        gone = self._around.gone.get(key, {})
        return digest(*(part for entry in gone.items() for part in entry)) if gone else ""

    def _trees_of_state(self, folder: str) -> str:
        return digest(*(self._state(file.path) for file in self._trees_of.get(folder, ())))

    def _walk(self, data: Any) -> Walk:
        """The walk that :func:`_walk_data` has written, by the trees as they are now."""
        tree_id, answers = _WALK.decode(data)
        file = self._trees.get(tree_path(tree_id))
        if file is None or file.tree is None:
            raise ValueError(f"the walk is of “{tree_id}”, which is missing or has errors")
        try:
            return walk(file.tree, answers)
        except UnknownAnswer as error:
            raise ValueError(str(error)) from error


class _ResultForm:
    """The JSON form of results of one kind of file: what was read, the file, its problems."""

    def __init__(self, kind: type[Any], shapes: ResultShapes) -> None:
        parts = (_READS, kind | None, tuple[Problem, ...])
        self._shape = TupleShape(tuple(map(shapes.of, parts)))

    def encode(self, result: Result) -> Any:
        reads = tuple((name, key, state) for (name, key), state in result.reads.items())
        return encoded(self._shape, (reads, result.file, result.problems))

    def decode(self, data: Any) -> Result:
        reads, file, problems = self._shape.decode(data)
        return Result(file, problems, {(name, key): state for name, key, state in reads})


_READS = tuple[tuple[str, str | None, str], ...]
_WALK = Shapes().of(tuple[str, Mapping[str, str]])
_KEPT = get_type_hints(TreeFile)["kept"]


def _context(settings: Settings, rules: Mapping[str, Rule]) -> str:
    """What results depend on besides files: the code, the language and the settings about files."""
    reading = (rule.code for rule in rules.values() if rule.reads_text)
    switches = (settings.readability, settings.schemas, settings.pages)
    tool = (tool_version(), wording.installed())
    return digest(*tool, *map(str, switches), *(reading if settings.readability else ()))


def _walk_data(walked: Walk) -> Any:
    answers = {question.id: answer.id for question, answer in walked.path}
    return [walked.tree.id, answers]


def _kept_data(kept: Any) -> None:
    """A tree's Markdown is kept on disk for nobody: what renders pages keeps it in memory.

    Raises:
        TypeError: it was to be kept.
    """
    if kept is not None:
        raise TypeError("results on disk have no parsed Markdown of trees")


def _kept(data: Any) -> None:
    if data is not None:
        raise ValueError("expected nothing in the place of parsed Markdown")
