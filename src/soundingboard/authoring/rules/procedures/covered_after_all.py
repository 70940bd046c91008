"""A decision is listed as not covered, but there is a tree for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from soundingboard.authoring.compile.coverage import NOT_COVERED
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _


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
                _("“{field}” lists “{slug}”, but there is a tree for it, {path}").format(
                    field=NOT_COVERED, slug=file.slug, path=file.path
                ),
                _("Take the entry out."),
            )


RULE = Rule(
    code="covered-after-all",
    group="procedures",
    severity=Severity.ERROR,
    summary=N_("A decision is listed as not covered, but there is a tree for it."),
    explanation=N_("""\
The front matter of a procedure lists a decision under `not-covered`, but there is a tree for it.
The site would say both that the procedure doesn't cover it and what it decides.\
"""),
    fix=N_("""\
If the tree decides something, take the entry out. If all of its outcomes are “Not covered”, you
can delete the tree and keep the entry.\
"""),
    check=check,
)
