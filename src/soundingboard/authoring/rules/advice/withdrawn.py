"""A tree is withdrawn: readers see the reason and none of its answers."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Trees that are withdrawn, those with errors included."""
    for file in handbook.tree_files.values():
        if file.withdrawn:
            yield Problem(
                file.path,
                file.field_lines.get("withdrawn", 1),
                "withdrawn",
                f"the tree is withdrawn: “{file.withdrawn}”",
                "Readers see this reason and none of the answers. Correct the tree, review it, "
                "then take the line out.",
            )


RULE = Rule(
    code="withdrawn",
    group="advice",
    severity=Severity.ADVICE,
    summary=N_("A tree is withdrawn: readers see the reason and none of its answers."),
    check=check,
)
