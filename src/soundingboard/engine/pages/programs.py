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
from soundingboard.engine.pages.course_state import State as CourseProgress
from soundingboard.engine.pages.program import Program
from soundingboard.engine.pages.reading_marks_source import ReadingSource
from soundingboard.engine.pages.training_source import TrainingSource
from soundingboard.engine.pages.tree_source import TreeSource

TREE: Program[TreeSource, walk_state.State] = Program(
    open=tree_source.from_json,
    key=lambda source: f"{source.tree.id}@{source.tree.version}",
    state_from_json=walk_state.from_json,
    state_to_json=walk_state.to_json,
    update=tree.update,
    view=tree.view,
)

COMPARISON: Program[ComparisonSource, walk_state.State] = Program(
    open=comparison_source.from_json,
    key=lambda source: f"{source.slug}@{source.version}",
    state_from_json=walk_state.from_json,
    state_to_json=walk_state.to_json,
    update=comparison.update,
    view=comparison.view,
)

COURSE: Program[CourseSource, CourseProgress] = Program(
    open=course_source.from_json,
    key=lambda source: f"{source.course.id}@{source.version}",
    state_from_json=course.state_from_json,
    state_to_json=course.state_to_json,
    update=course.update,
    view=course_view.view,
)

MY_TRAINING: Program[TrainingSource, my_training.State] = Program(
    open=training_source.from_json,
    key=lambda source: source.version,
    state_from_json=my_training.state_from_json,
    state_to_json=my_training.state_to_json,
    update=my_training.update,
    view=my_training_view.view,
)

STORED: Program[TrainingSource, stored_data.State] = Program(
    open=training_source.from_json,
    key=lambda source: source.version,
    state_from_json=stored_data.state_from_json,
    state_to_json=stored_data.state_to_json,
    update=stored_data.update,
    view=stored_data_view.view,
)

READING: Program[ReadingSource, reading_marks.State] = Program(
    open=reading_marks_source.from_json,
    key=lambda source: source.version,
    state_from_json=reading_marks.state_from_json,
    state_to_json=reading_marks.state_to_json,
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
