"""Every kind of page that is a program, by the name that the page's JSON has in ``kind``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from soundingboard.engine.pages import (
    comparison,
    comparison_source,
    course,
    course_source,
    course_view,
    my_training,
    my_training_view,
    reading_marks,
    reading_marks_source,
    reading_marks_view,
    stored_data,
    stored_data_view,
    training_source,
    tree,
    tree_source,
    walk_state,
)
from soundingboard.engine.pages.comparison_source import ComparisonSource
from soundingboard.engine.pages.course_source import CourseSource
from soundingboard.engine.pages.course_state import State as CourseState
from soundingboard.engine.pages.program import Program
from soundingboard.engine.pages.reading_marks_source import ReadingSource
from soundingboard.engine.pages.training_source import TrainingSource
from soundingboard.engine.pages.tree_source import TreeSource

TREE: Program[TreeSource, walk_state.State] = Program(
    source=TreeSource,
    key=lambda source: f"{source.tree.id}@{source.tree.version}",
    state=walk_state.State,
    update=tree.update,
    view=tree.view,
)

COMPARISON: Program[ComparisonSource, walk_state.State] = Program(
    source=ComparisonSource,
    key=lambda source: f"{source.slug}@{source.version}",
    state=walk_state.State,
    update=comparison.update,
    view=comparison.view,
)

COURSE: Program[CourseSource, CourseState] = Program(
    source=CourseSource,
    key=lambda source: f"{source.course.id}@{source.version}",
    state=CourseState,
    update=course.update,
    view=course_view.view,
)

MY_TRAINING: Program[TrainingSource, my_training.State] = Program(
    source=TrainingSource,
    key=lambda source: source.version,
    state=my_training.State,
    update=my_training.update,
    view=my_training_view.view,
)

STORED: Program[TrainingSource, stored_data.State] = Program(
    source=TrainingSource,
    key=lambda source: source.version,
    state=stored_data.State,
    update=stored_data.update,
    view=stored_data_view.view,
)

READING: Program[ReadingSource, reading_marks.State] = Program(
    source=ReadingSource,
    key=lambda source: source.version,
    state=reading_marks.State,
    update=reading_marks.update,
    view=reading_marks_view.view,
)

PROGRAMS: Mapping[str, Program[Any, Any]] = {
    tree_source.KIND: TREE,
    comparison_source.KIND: COMPARISON,
    course_source.KIND: COURSE,
    training_source.MY_TRAINING: MY_TRAINING,
    training_source.STORED: STORED,
    reading_marks_source.KIND: READING,
}
