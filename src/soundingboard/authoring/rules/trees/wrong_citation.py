"""A citation names one clause and links to another."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.link_problems import disagreement
from soundingboard.authoring.compile.links import resolve
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.source import markdown
from soundingboard.authoring.wording import N_


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Links of procedures whose text names another clause than the one that they lead to."""
    for procedure in handbook.procedures.values():
        for link in markdown.links(procedure.tokens):
            if markdown.scheme(link.href):
                continue
            place = resolve(procedure.path, link.href)
            target = handbook.around.procedure_at.get(place.path)
            if target is not None and place.fragment in target.clause_by_anchor:
                clause = target.clause_by_anchor[place.fragment]
                yield from disagreement(procedure.path, link, clause, target)


RULE = Rule(
    code="wrong-citation",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A citation names one clause and links to another."),
    explanation=N_("""\
The words of the link are the number of one clause, and the link leads to another. One of the two
is wrong, and readers would see the wrong rule.\
"""),
    fix=N_("""\
Read both clauses, then correct the number or the link. A link without a number, such as “the rule
on messages”, isn't checked.\
"""),
    check=check,
    compiled=True,
)
