"""Every kind of page that is a program, by the name that the page's JSON has in ``kind``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from soundingboard.engine.pages import comparison, comparison_source, tree, tree_source, walk_state
from soundingboard.engine.pages.comparison_source import ComparisonSource
from soundingboard.engine.pages.program import Program
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

PROGRAMS: Mapping[str, Program[Any, Any]] = {
    tree_source.KIND: TREE,
    comparison_source.KIND: COMPARISON,
}
