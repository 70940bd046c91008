"""The walks that the situations of a procedure take through its trees."""

from __future__ import annotations

from soundingboard.authoring.compile.situations_file import SituationsFile
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.engine.walk import Walk


def own_walks(
    handbook: CompiledHandbook,
) -> list[tuple[SituationsFile, list[tuple[TreeFile, list[Walk]]]]]:
    """Every file of situations, with each tree of its procedure and their walks through it.

    What is reached isn't known while a file has errors: such are left out.
    """
    return [
        (file, [(item, _walks(file, item)) for item in handbook.trees_of(file.procedure)])
        for file in handbook.situations.values()
        if file.is_whole and all(item.tree for item in handbook.trees_of(file.procedure))
    ]


def _walks(file: SituationsFile, item: TreeFile) -> list[Walk]:
    return [
        way.walk
        for situation in file.situations
        for way in situation.ways
        if way.walk.tree.id == item.id
    ]
