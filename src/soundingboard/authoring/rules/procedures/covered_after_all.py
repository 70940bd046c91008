"""A decision is listed as not covered, but there is a tree for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from soundingboard.authoring.compile.coverage import NOT_COVERED
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Decisions that a procedure lists as not covered and has a tree for."""
    for procedure in handbook.procedures.values():
        yield from _covered_after_all(procedure, handbook.trees_of(procedure.id))


def _covered_after_all(procedure: Procedure, own: Iterable[TreeFile]) -> Iterator[Problem]:
    for file in own:
        if file.slug in procedure.coverage.not_covered:
            yield Problem(
                procedure.path,
                procedure.coverage.lines[NOT_COVERED],
                "covered-after-all",
                f"“{file.slug}” stands under “{NOT_COVERED}”, and the procedure has a tree for it",
                f"Take the entry out, or the tree {file.path}.",
            )


RULE = Rule(
    code="covered-after-all",
    group="procedures",
    severity=Severity.ERROR,
    summary=N_("A decision is listed as not covered, but there is a tree for it."),
    explanation=N_("""\
The front matter of a procedure lists a decision under `not-covered`, and there is a tree for it.
The site would tell its readers both that the procedure decides nothing there and what it decides.\
"""),
    fix=N_("""\
Decide which of the two is true. If the tree decides something, take the entry out; if every one of
its outcomes is “Not covered”, the entry can do the tree's work.\
"""),
    check=check,
)
