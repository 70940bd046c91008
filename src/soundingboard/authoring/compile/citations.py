"""Links in a tree: the clauses that it cites, and everything a link must not be."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from urllib.parse import unquote

from markdown_it.token import Token

from soundingboard.authoring.compile.procedure_file import PROCEDURES, Clause, Procedure, anchor
from soundingboard.authoring.grammar.markup import unsafe_links
from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.source.markdown import Link
from soundingboard.authoring.source.sections import Section


@dataclass(frozen=True, slots=True)
class Place:
    """Where a relative link leads: a path from the handbook's root, and a fragment."""

    path: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a file cites a clause of its procedure: the line, and the anchor of the clause."""

    line: int
    anchor: str


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
        return {procedure.path: procedure for procedure in self.procedures.values()}


@lru_cache(maxsize=4096)
def resolve(path: str, href: str) -> Place:
    """Where *href*, written in the file at *path*, leads."""
    address, _, fragment = href.partition("#")
    address = unquote(address.partition("?")[0])
    folder = posixpath.dirname(path)
    target = posixpath.normpath(posixpath.join(folder, address)) if address else path
    return Place(target, unquote(fragment))


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


def short_citations(path: str, procedure: Procedure | None) -> Mapping[str, str]:
    """The addresses, as seen from the file at *path*, that short citations lead to.

    ``[1.3.5]`` cites the clause of that number of the file's own *procedure*.
    """
    if procedure is None:
        return {}
    page = posixpath.relpath(procedure.path, posixpath.dirname(path))
    # “- [x]” is a choice that is ticked.
    return {
        clause.number: f"{page}#{clause.anchor}"
        for clause in procedure.clauses
        if clause.number.casefold() != "x"
    }


def citations(path: str, tokens: Sequence[Token], procedure: Procedure | None) -> tuple[str, ...]:
    """The numbers of the clauses of *procedure* that *tokens* link to, in order, once each."""
    if procedure is None:
        return ()
    found = (cited_clause(path, href, procedure) for href in markdown.hrefs(tokens))
    return tuple(dict.fromkeys(clause.number for clause in found if clause))


def _same_number(fragment: str, procedure: Procedure) -> str:
    """A hint to the clause whose number *fragment* writes in another way; else nothing.

    A number that is merely similar is another rule, and never offered.
    """
    wanted = _digits(fragment)
    found = [known for known in procedure.clause_by_anchor if _digits(known) == wanted]
    if not wanted or len(found) != 1:
        return ""
    return f"Did you mean “[{procedure.clause_by_anchor[found[0]].number}]”?"


def _digits(fragment: str) -> tuple[str, ...]:
    """The parts of a clause's number in an anchor, however they are joined."""
    plain = fragment.casefold().removeprefix(anchor(""))
    return tuple(part for part in re.split(r"[^a-z0-9]+", plain) if part and part != "c")


def cites(path: str, tokens: Sequence[Token], procedure: Procedure | None) -> tuple[Cite, ...]:
    """Every citation of a clause of *procedure* in *tokens*, be there such a clause or not."""
    if procedure is None:
        return ()
    anchors = anchor("")
    found = (
        (link.line, resolve(path, link.href))
        for link in markdown.links(tokens)
        if not _is_elsewhere(link.href)
    )
    return tuple(
        dict.fromkeys(
            Cite(line, place.fragment)
            for line, place in found
            if place.path == procedure.path and place.fragment.startswith(anchors)
        )
    )


def has_failed_citation(problems: Iterable[Problem], section: Section) -> bool:
    """Whether *problems* has one with a citation in *section*, so that none is missing there."""
    start, end = section.line, max((t.map[1] for t in section.tokens if t.map), default=0)
    return any(_is_failed_citation(item) for item in problems if start <= item.line <= end)


def _is_failed_citation(problem: Problem) -> bool:
    if problem.code == "broken-link":
        return problem.cause.startswith(f"{PROCEDURES}/")
    return problem.code in ("foreign-clause", "unknown-clause", "wrong-citation")


def cited_clause(path: str, href: str, procedure: Procedure) -> Clause | None:
    """The clause of *procedure* that *href*, written in the file at *path*, cites, if it does.

    For the engine and for the page, this alone makes a link a citation: an address elsewhere, or
    in another document, is none, whatever its fragment.
    """
    if _is_elsewhere(href):
        return None
    place = resolve(path, href)
    if place.path != procedure.path:
        return None
    return procedure.clause_by_anchor.get(place.fragment)


def _is_elsewhere(href: str) -> bool:
    """Whether an address leads into its own file, or out of the handbook."""
    return href.startswith("#") or bool(markdown.scheme(href))


def named_clauses(text: str, procedure: Procedure) -> tuple[str, ...]:
    """The numbers of clauses that a link's *text* names, whether or not *procedure* has them.

    A number with a full stop in it is one anywhere in the text, unless it is the procedure's own;
    another, like “6” or “purpose”, only where the text says nothing else.
    """
    number = procedure.fields["number"]
    own = {word.casefold() for word in _PARTS.findall(f"{procedure.short} {number}")}
    known = {number.casefold(): number for number in procedure.clause_by_number}
    words = [_as_number(word, known) for word in _PARTS.findall(_dotted(text).casefold())]
    words = [word for word in words if word not in own and word not in _CLAUSE_WORDS]
    if len(words) == 1 and words[0] in known:
        return (known[words[0]],)
    dotted = [word for word in words if "." in word]
    return tuple(known.get(word, word) for word in dotted if word in known or word[0].isdecimal())


def _dotted(text: str) -> str:
    """*text* with full stops where a number's parts have other points, dashes or brackets."""
    if re.fullmatch(r"[\d\s.]+", text):
        return "".join(text.split())
    return _IN_BRACKETS.sub(r".\1", _POINT.sub(".", text))


def _as_number(word: str, known: Mapping[str, str]) -> str:
    """*word*, or the clause's number that it looks like, as “l.1” and “c-1-1” look like “1.1”."""
    if word in known:
        return word
    dotted = word.removeprefix("c-").replace("-", ".")
    folded = dotted.translate(_DIGITS)
    return next((number for number in (dotted, folded) if "." in number and number in known), word)


_POINT = re.compile(
    r"(?<=\d)[,\u00b7\u2022\u2024\u2027\u2219\u22c5\u2010-\u2015\u2212\u30fb](?=\d)"
)
_IN_BRACKETS = re.compile(r"(?<=[\d.])\(([a-z]|\d{1,2})\)")
_DIGITS = str.maketrans("loi|", "1011")
_PARTS = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
_CLAUSE_WORDS = frozenset(["clause", "clauses", "section", "sections", "s", "ss", "article"])


def link_problems(
    path: str,
    tokens: Sequence[Token],
    own: Procedure | None,
    around: Surroundings,
    kind: str = "tree",
) -> Iterator[Problem]:
    """Every problem with the links among the tokens of a tree or a course."""
    if own is not None:
        yield from _bracket_problems(path, tokens, own, around)
    for link in markdown.links(tokens):
        if own is not None:
            yield from _disagreement(path, link, own)
        if link.href.startswith("#"):
            continue
        if not markdown.scheme(link.href):
            yield from _relative_link_problems(path, link, own, around, kind)
    yield from unsafe_links(path, tokens)


_NUMBERS = "Cite a clause by its number on the procedure's page."
_BRACKETS = re.compile(r"\[([^\[\]\s]+)\]")


def _bracket_problems(
    path: str, tokens: Sequence[Token], own: Procedure, around: Surroundings
) -> Iterator[Problem]:
    """Short citations that are none: of a clause that *own* doesn't have, or before a bracket."""
    for token in tokens:
        if token.type != "inline":
            continue
        line = markdown.line_of(token)
        before = None
        for child in token.children or ():
            if child.type in markdown.BREAKS:
                line += 1
            if child.type == "text":
                if before == "link_close" and child.content.startswith("("):
                    yield _run_together(path, line, child.content)
                for number in _BRACKETS.findall(child.content):
                    escaped = not re.search(rf"(?<!\\)\[{re.escape(number)}\]", token.content)
                    if escaped or number in ("x", "X"):
                        continue
                    if number in own.clause_by_number:
                        yield _run_together(path, line, f"[{number}]")
                    else:
                        yield _unknown_number(path, line, number, own, around)
            before = child.type


def _run_together(path: str, line: int, text: str) -> Problem:
    return Problem(
        path,
        line,
        "broken-link",
        f"“{short(text)}” follows or precedes another bracket and makes no link with it",
        "Put a space between the two, or correct the address.",
    )


def _unknown_number(
    path: str, line: int, number: str, own: Procedure, around: Surroundings
) -> Problem:
    wanted = anchor(number)
    return Problem(
        path,
        line,
        "unknown-clause",
        f"{own.short} has no clause “{number}”",
        around.gone.get(own.id, {}).get(wanted) or _same_number(wanted, own) or _NUMBERS,
        cause=f"{own.path}#{wanted}",
    )


def _disagreement(path: str, link: Link, own: Procedure) -> Iterator[Problem]:
    """A link whose text names another clause than the one that it cites."""
    clause = cited_clause(path, link.href, own)
    if clause is not None:
        yield from disagreement(path, link, clause, own)
        return
    # What a link leads to that doesn't exist, or is of another procedure, is reported as such.
    place = resolve(path, link.href)
    elsewhere = markdown.scheme(link.href) or link.href.startswith("#") or not place.fragment
    named = named_clauses(link.text, own) if elsewhere else ()
    wrong = [number for number in named if number in own.clause_by_number and "." in number]
    if wrong:
        yield Problem(
            path,
            link.line,
            "wrong-citation",
            f"the link says clause {wrong[0]} and leads to “{link.href}”",
            f"Cite the clause itself: “[{wrong[0]}]”.",
        )


def disagreement(path: str, link: Link, clause: Clause, own: Procedure) -> Iterator[Problem]:
    """The problem of a link to *clause* whose text names another of the clauses of *own*."""
    if link.text == clause.number:
        return
    others = [number for number in named_clauses(link.text, own) if number != clause.number]
    titled = [item for item in own.clauses if item.title and _alike(item.title, link.text)]
    if not others and titled and clause not in titled:
        others = [item.number for item in titled]
    if others or not link.text:
        says = f"says clause {others[0]}" if others else "has no words"
        yield Problem(
            path,
            link.line,
            "wrong-citation",
            f"the link {says} and leads to clause {clause.number}",
            "Make the two agree; link each clause by itself.",
        )


def _alike(one: str, other: str) -> bool:
    return one.casefold().rstrip(".") == other.casefold().rstrip(".")


_OTHERS = ("decision_trees/", "training/")
"""Folders that hold no procedures."""

_ABOUT = {"tree": "asked of", "course": "on"}


def _relative_link_problems(
    path: str, link: Link, own: Procedure | None, around: Surroundings, kind: str
) -> Iterator[Problem]:
    place = resolve(path, link.href)
    cited = around.procedure_at.get(place.path)
    if cited is None:
        if not around.is_file(place.path):
            yield Problem(
                path,
                link.line,
                "broken-link",
                f"the link “{link.text}” leads to “{place.path}”, which does not exist",
                did_you_mean(
                    place.path,
                    () if place.path.startswith(_OTHERS) else around.procedure_at,
                    "Correct the path; it is relative to this file.",
                ),
                cause=place.path,
            )
        return
    if not place.fragment:
        return
    if own is not None and cited is not own:
        yield Problem(
            path,
            link.line,
            "foreign-clause",
            f"the link “{link.text}” cites {cited.short}; "
            f"this {kind} is {_ABOUT[kind]} {own.short}",
            f"Cite a clause of the {kind}'s own procedure.",
        )
        return
    clause = cited.clause_by_anchor.get(place.fragment)
    if clause is None:
        yield Problem(
            path,
            link.line,
            "unknown-clause",
            f"{cited.short} has no clause at “#{place.fragment}”",
            around.gone.get(cited.id, {}).get(place.fragment)
            or _same_number(place.fragment, cited)
            or _NUMBERS,
            cause=f"{cited.path}#{place.fragment}",
        )
