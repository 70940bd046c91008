"""One rule, run on trees that are made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.authoring.small import around

from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule


def found(files: Mapping[str, TreeFile], rule: Rule) -> list[Problem]:
    """What *rule* finds in a handbook of *files*, by id, and the usual procedure."""
    assert rule.check is not None
    return [*rule.check(CompiledHandbook(Path("handbook"), around(), tree_files=files))]
