"""Links in the text of procedures that lead to nothing, or to another clause than they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from soundingboard.authoring.compile.link_problems import disagreement
from soundingboard.authoring.compile.links import (
    Surroundings,
    missing_file,
    missing_heading,
    resolve,
)
from soundingboard.authoring.compile.procedure_file import OWN_IDS, Procedure
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.compile.tree_links import tree_link_problems
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown


def procedure_link_problems(
    procedure: Procedure, around: Surroundings, trees: Mapping[str, TreeFile]
) -> Iterator[Problem]:
    """A problem for each link to a file or heading that doesn't exist; *trees* are by path."""
    path = procedure.path
    for link in markdown.links(procedure.tokens):
        if markdown.scheme(link.href):
            continue
        place = resolve(path, link.href)
        target = around.procedure_at.get(place.path)
        if target is None and not around.is_file(place.path):
            yield missing_file(path, link, place)
        elif target is not None:
            clause = target.clause_by_anchor.get(place.fragment)
            if clause is not None:
                yield from disagreement(path, link, clause, target)
            known = [*(heading.id for heading in target.headings), *OWN_IDS]
            if place.fragment and place.fragment not in known:
                cause = f"{place.path}#{place.fragment}"
                yield missing_heading(path, link, place.fragment, known, place.path, cause)
    yield from tree_link_problems(path, markdown.links(procedure.tokens), trees)
