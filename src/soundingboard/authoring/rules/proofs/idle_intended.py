"""A contradiction is declared that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.proofs.conflicts import conflicts
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_


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
                        f"“intended” names “{other}”, and the two do not contradict each other",
                        "Take the declaration out.",
                    )


RULE = Rule(
    code="idle-intended",
    group="proofs",
    severity=Severity.ADVICE,
    summary=N_("A contradiction is declared that does not exist."),
    explanation=N_("""\
The front matter of a tree declares that it contradicts another tree on purpose, and it does not, or
no longer. A declaration that is left standing would hide the next contradiction, which may be a
mistake.\
"""),
    fix=N_("""\
Take the line `intended` out.\
"""),
    check=check,
)
