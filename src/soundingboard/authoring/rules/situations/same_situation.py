"""Two situations have the same ways and answers."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.situations_file import Situation, SituationsFile
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.wording import N_, _


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Situations that share all their ways and answers: the trees can't tell them apart."""
    for file in handbook.situations.values():
        yield from _same(file)


def _same(file: SituationsFile) -> Iterator[Problem]:
    first: dict[frozenset[object], Situation] = {}
    for situation in file.situations:
        ways = frozenset[object](way.key for way in situation.ways)
        if not ways:
            continue
        other = first.setdefault(ways, situation)
        if other is not situation:
            yield Problem(
                file.path,
                situation.line,
                "same-situation",
                _(
                    "“{situation}” has the same ways and answers as the situation on line {line}"
                ).format(situation=short(situation.title), line=other.line),
                _("If it's the same case, take one out. If not, add a way that only one has."),
            )


RULE = Rule(
    code="same-situation",
    group="situations",
    severity=Severity.ERROR,
    summary=N_("Two situations have the same ways and answers."),
    explanation=N_("""\
Two situations are looked up in the same trees with the same answers. Either they're one case, or
the trees don't ask what makes the difference.\
"""),
    fix=N_("""\
Take out the one that teaches less. If the difference matters to staff, add a question to the tree,
or a way that only one of the two has.\
"""),
    check=check,
)
