"""A tree is withdrawn, so readers see the reason and no answers."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Trees that are withdrawn, those with errors included."""
    for file in handbook.tree_files.values():
        if file.withdrawn:
            yield Problem(
                file.path,
                file.field_lines.get("withdrawn", 1),
                "withdrawn",
                _("The tree is withdrawn: “{reason}”").format(reason=file.withdrawn),
                _("Correct and review the tree, then take out the line “withdrawn”."),
            )


RULE = Rule(
    code="withdrawn",
    group="advice",
    severity=Severity.ADVICE,
    summary=N_("A tree is withdrawn, so readers see the reason and no answers."),
    explanation=N_("""\
The tree's front matter withdraws it. Its page shows the reason in place of all questions and
answers, also to readers who have an older copy on their device. This line is there so that a
withdrawn tree isn't forgotten.\
"""),
    fix=N_("""\
Compare the tree with its procedure, correct it, write the date of your review in `reviewed`, and
take out the line `withdrawn`. The next build publishes the tree again.\
"""),
    check=check,
)
