"""What can be wrong with the links and citations of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from soundingboard.authoring.compile.citations import cited_clause, named_clauses
from soundingboard.authoring.compile.links import (
    Surroundings,
    missing_file,
    missing_heading,
    resolve,
)
from soundingboard.authoring.compile.nodes import Node
from soundingboard.authoring.compile.procedure_file import Clause, Procedure, anchor
from soundingboard.authoring.folders import PROCEDURES
from soundingboard.authoring.grammar.markup import unsafe_links
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.source.markdown import Link
from soundingboard.authoring.source.sections import Section
from soundingboard.authoring.wording import N_, _, translated


def link_problems(
    path: str,
    tokens: Sequence[Token],
    own: Procedure | None,
    around: Surroundings,
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
            yield from _relative_link_problems(path, link, own, around)
    yield from unsafe_links(path, tokens)


def anchor_problems(
    path: str, tokens: Sequence[Token], sections: Sequence[Section], nodes: Sequence[Node]
) -> Iterator[Problem]:
    """Links in the text to headings of the same file that do not exist."""
    ids = dict.fromkeys(section.id for section in sections)
    answered = {(line.line, line.target) for node in nodes for line in node.answers}
    for link in markdown.links(tokens):
        target = unquote(link.href[1:])
        if link.href.startswith("#") and target not in ids and (link.line, target) not in answered:
            yield missing_heading(path, link, target, ids)


def has_failed_citation(problems: Iterable[Problem], section: Section) -> bool:
    """Whether *problems* has one with a citation in *section*, so that none is missing there."""
    start, end = section.line, max((t.map[1] for t in section.tokens if t.map), default=0)
    return any(_is_failed_citation(item) for item in problems if start <= item.line <= end)


def _is_failed_citation(problem: Problem) -> bool:
    if problem.code == "broken-link":
        return problem.cause.startswith(f"{PROCEDURES}/")
    return problem.code in ("foreign-clause", "unknown-clause", "wrong-citation")


_NUMBERS = N_("Copy the number from the heading of the clause.")
_BRACKETS = re.compile(r"\[([^\[\]\s]+)\]")


def _bracket_problems(
    path: str, tokens: Sequence[Token], own: Procedure, around: Surroundings
) -> Iterator[Problem]:
    """Short citations of a clause that *own* doesn't have, or that touch another bracket."""
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
        _("“{text}” touches another bracket, so it isn't a link").format(text=short(text)),
        _("Put a space between the two brackets, or correct the address."),
    )


def _unknown_number(
    path: str, line: int, number: str, own: Procedure, around: Surroundings
) -> Problem:
    wanted = anchor(number)
    return Problem(
        path,
        line,
        "unknown-clause",
        _("{procedure} has no clause “{clause}”").format(procedure=own.short, clause=number),
        around.gone.get(own.id, {}).get(wanted)
        or _same_number(wanted, own)
        or translated(_NUMBERS),
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
            _("The link says clause {clause}, but leads to “{link}”").format(
                clause=wrong[0], link=link.href
            ),
            _("Write “[{clause}]” to cite the clause.").format(clause=wrong[0]),
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
        message = _("The link to clause {clause} has no words")
        hint = _("Write “[{clause}]”.")
        if others:
            message = _("The link says clause {other}, but leads to clause {clause}")
            hint = _("Write “[{other}]” or “[{clause}]”, whichever you mean.")
        numbers = {"clause": clause.number, "other": others[0] if others else ""}
        told = message.format(**numbers)
        yield Problem(path, link.line, "wrong-citation", told, hint.format(**numbers))


def _alike(one: str, other: str) -> bool:
    return one.casefold().rstrip(".") == other.casefold().rstrip(".")


_OTHERS = ("decision_trees/", "training/")
"""Folders without procedures."""


def _relative_link_problems(
    path: str, link: Link, own: Procedure | None, around: Surroundings
) -> Iterator[Problem]:
    place = resolve(path, link.href)
    cited = around.procedure_at.get(place.path)
    if cited is None:
        if not around.is_file(place.path):
            known = () if place.path.startswith(_OTHERS) else around.procedure_at
            yield missing_file(path, link, place, known)
        return
    if not place.fragment:
        return
    if own is not None and cited is not own:
        yield Problem(
            path,
            link.line,
            "foreign-clause",
            _("The link “{text}” cites {cited}, but this file is about {procedure}").format(
                text=link.text, cited=cited.short, procedure=own.short
            ),
            _("Cite a clause of {procedure}.").format(procedure=own.short),
        )
        return
    clause = cited.clause_by_anchor.get(place.fragment)
    if clause is None:
        yield Problem(
            path,
            link.line,
            "unknown-clause",
            _("{procedure} has no clause “{clause}”").format(
                procedure=cited.short, clause=f"#{place.fragment}"
            ),
            around.gone.get(cited.id, {}).get(place.fragment)
            or _same_number(place.fragment, cited)
            or translated(_NUMBERS),
            cause=f"{cited.path}#{place.fragment}",
        )


def _same_number(fragment: str, procedure: Procedure) -> str:
    """A hint to the clause whose number *fragment* writes in another way; else nothing.

    A number that is merely similar is another rule, and never offered.
    """
    wanted = _digits(fragment)
    found = [known for known in procedure.clause_by_anchor if _digits(known) == wanted]
    if not wanted or len(found) != 1:
        return ""
    number = procedure.clause_by_anchor[found[0]].number
    return _("Did you mean “{word}”?").format(word=f"[{number}]")


def _digits(fragment: str) -> tuple[str, ...]:
    """The parts of a clause's number in an anchor, however they are joined."""
    plain = fragment.casefold().removeprefix(anchor(""))
    return tuple(part for part in re.split(r"[^a-z0-9]+", plain) if part and part != "c")
