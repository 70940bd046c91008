"""What changed in the courses between two states of a handbook, and what changed trees touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from soundingboard.authoring.changes.handbook_diff import State, TreeDiff, errors_note
from soundingboard.authoring.compile.course_file import CourseFile
from soundingboard.authoring.handbook import Handbook
from soundingboard.engine.codec import encode
from soundingboard.engine.course import Course, ExpectedOutcome
from soundingboard.engine.difference import renamed
from soundingboard.engine.errors import EngineError
from soundingboard.engine.tree import Tree
from soundingboard.engine.walk import Walk, walk


@dataclass(frozen=True, slots=True)
class Touched:
    """A scenario that expects an outcome of a tree that changed.

    ``otherwise`` is whether anything changed on the scenario's own walk: a question, the
    outcome that it reaches, or what that says.
    """

    scenario: str
    title: str
    tree: str
    otherwise: bool


@dataclass(frozen=True, slots=True)
class CourseDiff:
    """One course in two states.

    ``settings`` are members of the compiled course, scenarios aside, that changed; ``reworded``,
    ``gone`` and ``new`` are ids of scenarios; ``note`` says why a course could not be compared.
    Of a course that was added or removed, all scenarios are new or gone.
    """

    id: str
    title: str
    state: State
    settings: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    touched: tuple[Touched, ...] = ()
    note: str = ""

    @property
    def unchanged(self) -> bool:
        """Whether neither the course changed nor a tree that it depends on."""
        changed = self.settings or self.reworded or self.gone or self.new or self.touched
        return self.state is State.COMPARED and not changed


def course_diffs(
    before: Handbook, after: Handbook, trees: Iterable[TreeDiff]
) -> tuple[CourseDiff, ...]:
    """Every course of either handbook, in sorted order. *trees* are the two's tree by tree."""
    changed = [diff.id for diff in trees if not diff.unchanged]
    return tuple(_diffs(before, after, changed))


def _diffs(before: Handbook, after: Handbook, changed: Sequence[str]) -> Iterator[CourseDiff]:
    pairs = {
        key: (before.trees[key], after.trees[key])
        for key in changed
        if key in before.trees and key in after.trees
    }
    for key in sorted(before.course_files.keys() | after.course_files.keys()):
        old_file, new_file = before.course_files.get(key), after.course_files.get(key)
        titled = new_file or old_file
        title = titled.title if titled is not None else key
        if old_file is None:
            yield CourseDiff(key, title, State.ADDED, new=_scenarios(new_file))
        elif new_file is None:
            yield CourseDiff(key, title, State.REMOVED, gone=_scenarios(old_file))
        elif old_file.course is None or new_file.course is None:
            course = new_file.course or old_file.course
            yield CourseDiff(
                key,
                title,
                State.BROKEN,
                touched=_touched(course, pairs) if course is not None else (),
                note=errors_note(earlier=old_file.course is None),
            )
        else:
            yield _compare(old_file.course, new_file.course, pairs)


def _scenarios(file: CourseFile | None) -> tuple[str, ...]:
    if file is None or file.course is None:
        return ()
    return tuple(file.course.scenario_by_id)


def _compare(before: Course, after: Course, pairs: Mapping[str, tuple[Tree, Tree]]) -> CourseDiff:
    was, now = before.scenario_by_id, after.scenario_by_id
    old, new = encode(before), encode(after)
    return CourseDiff(
        after.id,
        after.title,
        State.COMPARED,
        settings=tuple(
            name for name in new if name not in ("hash", "scenarios") and old[name] != new[name]
        ),
        reworded=tuple(key for key in now if key in was and was[key] != now[key]),
        gone=tuple(key for key in was if key not in now),
        new=tuple(key for key in now if key not in was),
        touched=_touched(after, pairs),
    )


def _touched(course: Course, pairs: Mapping[str, tuple[Tree, Tree]]) -> tuple[Touched, ...]:
    return tuple(
        Touched(
            scenario.id, scenario.title, expected.tree, _otherwise(expected, *pairs[expected.tree])
        )
        for scenario in course.scenarios
        for expected in scenario.expected_outcomes
        if expected.tree in pairs
    )


def _otherwise(expected: ExpectedOutcome, before: Tree, after: Tree) -> bool:
    try:
        was = walk(renamed(before, after.formerly), expected.answers)
        now = walk(after, expected.answers)
    except EngineError:
        return True
    return _words(was) != _words(now)


def _words(taken: Walk) -> object:
    """All that a reader meets on a walk."""
    asked = [(question.id, question.text, question.help, answer) for question, answer in taken.path]
    return asked, taken.end
