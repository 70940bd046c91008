"""No example leads to an outcome."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _
from soundingboard.engine.tree import Tree


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Outcomes that no example of their tree reaches."""
    for file in handbook.tree_files.values():
        if file.tree is not None:
            yield from _outcomes_not_shown(file, file.tree)


def _outcomes_not_shown(file: TreeFile, tree: Tree) -> Iterator[Problem]:
    shown = {example.outcome for example in file.examples}
    for outcome in tree.outcomes:
        if outcome.id not in shown:
            yield Problem(
                file.path,
                file.lines[outcome.id],
                "outcome-not-shown",
                _("No example leads to “{outcome}”").format(outcome=outcome.title),
                _("Add a row that ends with “{outcome}” under “## Examples”.").format(
                    outcome=outcome.title
                ),
            )


RULE = Rule(
    code="outcome-not-shown",
    group="advice",
    severity=Severity.ADVICE,
    summary=N_("No example leads to an outcome."),
    explanation=N_("""\
No example leads to this outcome. Examples are your own test of the tree: they say where answers
must lead, and every build checks them. An outcome without an example can go wrong unnoticed.\
"""),
    fix=N_("""\
Add a row under “Examples” whose answers lead to the outcome: an answer for each question that is
asked on the way, and the outcome's heading in the last cell.\
"""),
    check=check,
)
