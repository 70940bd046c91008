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
    explanation=N_("""\
The tree's front matter withdraws it. Its page shows the reason in place of every question and
answer, and readers who have an older copy on their device see the reason too. This line makes sure
that nobody forgets a withdrawn tree.\
"""),
    fix=N_("""\
Compare the tree with its procedure, correct it, write the day of the review into `reviewed`, and
delete the line `withdrawn`. The tree is published again with the next build.\
"""),
    check=check,
)
