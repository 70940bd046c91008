"""The decisions of a handbook: what its trees decide, and what its procedures don't cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from soundingboard.authoring.compile.coverage import NOT_COVERED, NotCovered
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem, did_you_mean
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
    titles = _titles(trees)
    decided = {file.id for file in trees}
    for procedure in procedures:
        for entry in procedure.coverage.not_covered.values():
            item = Uncovered(procedure, entry, entry.title or titles.get(entry.slug, ""))
            if item.title and item.id not in decided:
                yield item


def decision_problems(
    procedures: Sequence[Procedure], trees: Sequence[TreeFile]
) -> Iterator[Problem]:
    """A problem for each entry without a question, and for each decision that a procedure lacks.

    A procedure that doesn't account for every clause lacks none.
    """
    titles = _titles(trees)
    entries = [entry for item in procedures for entry in item.coverage.not_covered.values()]
    named = {**{e.slug: e.title for e in reversed(entries) if e.title}, **titles}
    decided = {file.id for file in trees}
    for procedure in procedures:
        silent = procedure.coverage.not_covered
        for slug, entry in silent.items():
            if not entry.title and slug not in titles:
                yield _untitled(procedure, slug, titles)
        for slug, title in sorted(named.items()) if procedure.coverage.complete else ():
            if slug not in silent and f"{procedure.id}/{slug}" not in decided:
                yield _missing(procedure, slug, title)


def _titles(trees: Iterable[TreeFile]) -> Mapping[str, str]:
    """The title of each decision by its slug: that of the first tree, if possible a sound one."""
    sound_first = sorted(trees, key=lambda file: file.tree is None)
    return {file.slug: file.title for file in reversed(sound_first) if is_tree_name(file.slug)}


def _untitled(procedure: Procedure, slug: str, known: Iterable[str]) -> Problem:
    return Problem(
        procedure.path,
        procedure.coverage.lines[NOT_COVERED],
        "missing-field",
        f"the entry “{slug}” under “{NOT_COVERED}” has no “title”, and no tree has that slug",
        did_you_mean(slug, known, "Add a “title”: the question that staff ask."),
    )


def _missing(procedure: Procedure, slug: str, title: str) -> Problem:
    return Problem(
        procedure.path,
        procedure.coverage.lines[NOT_COVERED],
        "decision-missing",
        f"{procedure.id} has neither a tree nor an entry under “{NOT_COVERED}” for “{title}” "
        f"({slug})",
        f"If it doesn't cover that, add an entry with “slug: {slug}”. Otherwise write a tree "
        f"“{slug}.md”.",
    )
