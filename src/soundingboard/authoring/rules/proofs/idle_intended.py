"""A declared contradiction doesn't exist."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.proofs.conflicts import conflicts
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Trees that are declared to contradict each other and don't."""
    for found in handbook.shared(conflicts):
        for file in found.sound.values():
            for entry in file.fields["intended"]:
                other = entry.get("with", "")
                # What a tree with errors contradicts isn't known.
                if other in found.sound and frozenset([file.slug, other]) not in found.declared:
                    yield Problem(
                        file.path,
                        file.field_lines.get("intended", 1),
                        "idle-intended",
                        _("“intended” names “{tree}”, but the two trees don't disagree").format(
                            tree=other
                        ),
                        _("Take the entry out."),
                    )


RULE = Rule(
    code="idle-intended",
    group="proofs",
    severity=Severity.ADVICE,
    summary=N_("A declared contradiction doesn't exist."),
    explanation=N_("""\
The front matter of a tree declares that it contradicts another tree on purpose, but it doesn't, or
not any more. If the declaration stays, the next contradiction wouldn't be reported.\
"""),
    fix=N_("""\
Take out the line `intended`.\
"""),
    check=check,
)
