"""Links to headings of trees, from whatever file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from soundingboard.authoring.compile.links import missing_heading, resolve
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.markdown import Link


def tree_link_problems(
    path: str, links: Iterable[Link], trees: Mapping[str, TreeFile]
) -> Iterator[Problem]:
    """A problem for each of *links*, in the file at *path*, to a heading that a tree doesn't have.

    *trees* are by path. Links to other files and within the file are left out.
    """
    for link in links:
        if link.href.startswith("#") or markdown.scheme(link.href):
            continue
        target = resolve(path, link.href)
        file = trees.get(target.path)
        if file is None or not target.fragment or target.fragment in file.lines:
            continue
        # A heading may be missing because something else is wrong with its tree.
        cause = f"{file.path}#{target.fragment}" if file.tree else file.path
        yield missing_heading(path, link, target.fragment, file.lines, file.path, cause)
