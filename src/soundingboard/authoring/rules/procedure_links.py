"""Links in the text of procedures that lead to nothing, or to another clause than they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from soundingboard.authoring.compile.citations import Surroundings, disagreement, resolve
from soundingboard.authoring.compile.procedure_file import OWN_IDS, Procedure
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.markdown import Link


def procedure_link_problems(
    procedure: Procedure, around: Surroundings, trees: Mapping[str, TreeFile]
) -> Iterator[Problem]:
    """A problem for each link to a file or heading that doesn't exist; *trees* are by path."""
    for link in markdown.links(procedure.tokens):
        if markdown.scheme(link.href):
            continue
        place = resolve(procedure.path, link.href)
        if not around.is_file(place.path) and place.path not in around.procedure_at:
            yield Problem(
                procedure.path,
                link.line,
                "broken-link",
                f"the link “{link.text}” leads to “{place.path}”, which does not exist",
                "Correct the path; it is relative to this file.",
                cause=place.path,
            )
            continue
        target, tree = around.procedure_at.get(place.path), trees.get(place.path)
        clause = target.clause_by_anchor.get(place.fragment) if target is not None else None
        if target is not None and clause is not None:
            yield from disagreement(procedure.path, link, clause, target)
        known: list[str] | None = None
        if target is not None:
            known = [*(heading.id for heading in target.headings), *OWN_IDS]
        elif tree is not None:
            known = list(tree.lines)
        if known is not None and place.fragment and place.fragment not in known:
            found = _broken(procedure.path, link, place.path, place.fragment, known)
            # A heading may be missing because something else is wrong with its tree.
            broken = tree is not None and tree.tree is None
            cause = place.path if broken else f"{place.path}#{place.fragment}"
            yield replace(found, cause=cause)


def _broken(path: str, link: Link, target: str, fragment: str, known: list[str]) -> Problem:
    return Problem(
        path,
        link.line,
        "broken-link",
        f"the link “{link.text}” leads to “#{fragment}”, which is no heading of {target}",
        did_you_mean(f"#{fragment}", [f"#{item}" for item in known], "Correct the link."),
    )
