"""The decisions of a handbook: what its trees decide, and what its procedures don't cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from soundingboard.authoring.compile.coverage import NotCovered
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.source.source_file import is_tree_name


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A decision that a procedure doesn't cover, with the title that it has in this handbook."""

    procedure: Procedure
    entry: NotCovered
    title: str

    @property
    def id(self) -> str:
        """The id that a tree for it would have: ``procedure/slug``."""
        return f"{self.procedure.id}/{self.entry.slug}"


def uncovered(procedures: Iterable[Procedure], trees: Sequence[TreeFile]) -> Iterator[Uncovered]:
    """Every decision that a procedure says it doesn't cover, and has no tree for.

    An entry whose question nobody knows is left out.
    """
    titles = decision_titles(trees)
    decided = {file.id for file in trees}
    for procedure in procedures:
        for entry in procedure.coverage.not_covered.values():
            item = Uncovered(procedure, entry, entry.title or titles.get(entry.slug, ""))
            if item.title and item.id not in decided:
                yield item


def decision_titles(trees: Iterable[TreeFile]) -> Mapping[str, str]:
    """The title of each decision by its slug: that of the first tree, if possible a sound one."""
    sound_first = sorted(trees, key=lambda file: file.tree is None)
    return {file.slug: file.title for file in reversed(sound_first) if is_tree_name(file.slug)}
