"""Citations: links to clauses of a file's own procedure, and clauses that a text names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from soundingboard.authoring.compile.links import leads_elsewhere, resolve
from soundingboard.authoring.compile.procedure_file import Clause, Procedure, anchor
from soundingboard.authoring.source import markdown


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a file cites a clause of its procedure: the line, and the anchor of the clause."""

    line: int
    anchor: str


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


def cites(path: str, tokens: Sequence[Token], procedure: Procedure | None) -> tuple[Cite, ...]:
    """Every citation of a clause of *procedure* in *tokens*, be there such a clause or not."""
    if procedure is None:
        return ()
    anchors = anchor("")
    found = (
        (link.line, resolve(path, link.href))
        for link in markdown.links(tokens)
        if not leads_elsewhere(link.href)
    )
    return tuple(
        dict.fromkeys(
            Cite(line, place.fragment)
            for line, place in found
            if place.path == procedure.path and place.fragment.startswith(anchors)
        )
    )


def cited_clause(path: str, href: str, procedure: Procedure) -> Clause | None:
    """The clause of *procedure* that *href*, written in the file at *path*, cites, if it does.

    For the engine and for the page, this alone makes a link a citation: an address elsewhere, or
    in another document, isn't one, whatever its fragment.
    """
    if leads_elsewhere(href):
        return None
    place = resolve(path, href)
    if place.path != procedure.path:
        return None
    return procedure.clause_by_anchor.get(place.fragment)


def named_clauses(text: str, procedure: Procedure) -> tuple[str, ...]:
    """The numbers of clauses that a link's *text* names, whether or not *procedure* has them.

    A number with a full stop in it is one anywhere in the text, unless it is the procedure's own;
    another, like “6” or “purpose”, only where the text says nothing else.
    """
    number = procedure.fields["number"]
    own = {word.casefold() for word in _PARTS.findall(f"{procedure.short} {number}")}
    known = procedure.number_by_lower_case
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
