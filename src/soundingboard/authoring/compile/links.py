"""Links of a file: where they lead, and the problem of one that leads to nothing."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from urllib.parse import unquote

from markdown_it.token import Token

from soundingboard.authoring.compile.procedure_file import Procedure, procedure_path
from soundingboard.authoring.folders import PROCEDURES
from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.markdown import Link
from soundingboard.authoring.wording import _


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a relative link leads: a path from the handbook's root, and a fragment."""

    path: str
    fragment: str


@dataclass(frozen=True)
class Surroundings:
    """What a file's links may lead to: the procedures, and whether a path is a file.

    ``unread`` are the paths of procedures' files that cannot be read, by the procedure's id.
    ``gone`` says, by the procedure's id and the anchor of a clause that it no longer has, what
    became of the clause.
    """

    procedures: Mapping[str, Procedure]
    is_file: Callable[[str], bool]
    unread: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def procedure_at(self) -> Mapping[str, Procedure]:
        """Procedures by the path of their page."""
        return _ByPath(self.procedures)

    def knows(self, procedure_id: str) -> bool:
        """Whether there is a procedure of that id, be it one that can't be read."""
        return procedure_id in self.procedures or procedure_id in self.unread


class _ByPath(Mapping[str, Procedure]):
    """Looks up each procedure by its id, so that a file doesn't depend on those it doesn't name."""

    def __init__(self, procedures: Mapping[str, Procedure]) -> None:
        self._procedures = procedures

    def __getitem__(self, path: str) -> Procedure:
        id_ = path.removeprefix(f"{PROCEDURES}/").removesuffix(".md")
        if path != procedure_path(id_):
            raise KeyError(path)
        return self._procedures[id_]

    def __iter__(self) -> Iterator[str]:
        return map(procedure_path, self._procedures)

    def __len__(self) -> int:
        return len(self._procedures)


@lru_cache(maxsize=4096)
def resolve(path: str, href: str) -> LinkTarget:
    """Where *href*, written in the file at *path*, leads."""
    address, _, fragment = href.partition("#")
    address = unquote(address.partition("?")[0])
    folder = posixpath.dirname(path)
    target = posixpath.normpath(posixpath.join(folder, address)) if address else path
    return LinkTarget(target, unquote(fragment))


def leads_elsewhere(href: str) -> bool:
    """Whether an address leads into its own file, or out of the handbook."""
    return href.startswith("#") or bool(markdown.scheme(href))


def hand_offs(path: str, tokens: Sequence[Token]) -> Iterator[Link]:
    """The links of *tokens* to a heading of another tree's file."""
    if not any(".md#" in href for href in markdown.hrefs(tokens)):
        return
    for link in markdown.links(tokens):
        # Links within the file are looked at with its own headings.
        if link.href.startswith("#") or "#" not in link.href or markdown.scheme(link.href):
            continue
        if resolve(path, link.href).path.startswith("decision_trees/"):
            yield link


def missing_file(path: str, link: Link, target: LinkTarget, known: Collection[str] = ()) -> Problem:
    """The problem of a *link* to a file that doesn't exist; *known* are files that may be meant."""
    return Problem(
        path,
        link.line,
        "broken-link",
        _("The link “{text}” leads to “{path}”, which doesn't exist").format(
            text=link.text, path=target.path
        ),
        did_you_mean(
            target.path, known, _("Correct the path, which begins at the folder of this file.")
        ),
        cause=target.path,
    )


def missing_heading(
    path: str,
    link: Link,
    fragment: str,
    headings: Iterable[str],
    file: str = "",
    cause: str = "",
) -> Problem:
    """The problem of a *link* to a heading that a file lacks; *headings* are those that it has.

    *file* is its path, empty if it is the file with the link.
    """
    message = _("The link “{text}” leads to “#{heading}”, but this file has no such heading")
    if file:
        message = _("The link “{text}” leads to “#{heading}”, but {file} has no such heading")
    otherwise = _("Correct the link: write the heading in lower case, with hyphens for spaces.")
    return Problem(
        path,
        link.line,
        "broken-link",
        message.format(text=link.text, heading=fragment, file=file),
        did_you_mean(f"#{fragment}", [f"#{id_}" for id_ in headings], otherwise),
        cause,
    )
