"""What a procedure says outside its clauses, where nobody's hash, edition or decision sees it.

A clause is a heading that begins with its number, and what is under it up to the next heading.
Outside of clauses a procedure has its section headings, and an introduction of the site's own
before the first heading, which directs nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from markdown_it.token import Token

from soundingboard.authoring import markdown
from soundingboard.authoring.blocks import blocks, plain, short
from soundingboard.authoring.headings import Heading
from soundingboard.authoring.problem import Problem

_OUTSIDE, _UNRECOGNIZED = "text-outside-clause", "unrecognized-clause"

_SECTION = re.compile(
    r"(?=[^\W\d_a-z][\w’'-])[^\W\d_]+(?:[-’'][^\W\d_]+)*[’']?[:,]?(?:\s.*)?", re.DOTALL
)
"""A section's heading: its first word is of letters alone, more than one, the first a capital."""

_ROMAN = re.compile(r"[IVXLC]+\b")

_BINDING = r"must|shall|should|ought"
_FORCE = re.compile(
    rf"\b(?:{_BINDING})(?:\s+not\b|n[’']t\b)?|\bshan[’']t\b|\bnever\b", re.IGNORECASE
)
_FORBIDS = re.compile(
    rf"{_FORCE.pattern}|\b(?:may not|cannot|can[’']t|do not|don[’']t|not (?:allowed|permitted))\b",
    re.IGNORECASE,
)
_DIRECTS = re.compile(
    rf"{_FORCE.pattern}|\b(?:may|cannot|can[’']t|do not|don[’']t|does not|doesn[’']t|ha(?:ve|s) to"
    r"|needs? to|is to|are to|(?:not|only) (?:allowed|permitted)|required?|requires|recommend\w*"
    r"|prohibit\w*|forbid\w*|mandatory|obliged)\b",
    re.IGNORECASE,
)


def outside_problems(
    path: str,
    tokens: Sequence[Token],
    headings: Sequence[Heading],
    clauses: Iterable[tuple[int, str]],
) -> Iterator[Problem]:
    """Every text and heading of *tokens* that no clause has, though it says something.

    *headings* are those of *tokens* that are in no list or quotation, in order; *clauses* the line
    of each clause's heading, and its text.
    """
    text_at = dict(clauses)
    heading: Heading | None = None
    places = iter(headings)
    known = True
    for block in blocks(tokens):
        if block[0].type == "heading_open":
            heading = next(places)
            found = [*_heading(path, heading, text_at)]
            known = all(problem.code != _UNRECOGNIZED for problem in found)
            yield from found
        elif heading is None:
            yield from _introduction(path, block)
        # Text under a heading that isn't recognized has the same cause and isn't reported again;
        # neither is the text of a procedure without any clause.
        elif known and text_at and heading.line not in text_at and plain(block):
            yield _outside(path, block, heading)


def _heading(path: str, heading: Heading, text_at: Mapping[int, str]) -> Iterator[Problem]:
    title, line = short(heading.title), heading.line
    said = _FORCE.findall(heading.title)
    if line in text_at:
        there = {_folded(words) for words in _FORCE.findall(text_at[line])}
        missing = [words for words in said if _folded(words) not in there]
        if missing:
            yield Problem(
                path,
                line,
                _OUTSIDE,
                f"the title “{title}” says “{missing[0]}”, and the clause's text doesn't",
                "A title is no part of the clause. Say it in the text, or leave it out here.",
            )
    elif not _SECTION.fullmatch(heading.title) or _ROMAN.match(heading.title):
        yield Problem(
            path,
            line,
            _UNRECOGNIZED,
            f"“{title}” begins neither with a clause's number nor as a section's heading does",
            "Begin a clause with its number, in digits or small letters with full stops, as in "
            "“1.2.a”. Begin a section with a word that has a capital letter.",
        )
    elif said := _FORBIDS.findall(heading.title):
        yield Problem(
            path,
            line,
            _OUTSIDE,
            f"the section heading “{title}” says “{said[0]}”",
            "Say it in a clause, under a heading that begins with the clause's number.",
        )


def _introduction(path: str, block: Sequence[Token]) -> Iterator[Problem]:
    for token in block:
        found = _DIRECTS.search(plain([token]))
        if found:
            yield Problem(
                path,
                markdown.line_of(token),
                _OUTSIDE,
                f"the introduction says “{found[0]}”, but isn't a clause",
                "Before the first heading, only say what the page is about. Put what directs "
                "anybody into a clause, under a heading that begins with the clause's number.",
            )


def _outside(path: str, block: Sequence[Token], section: Heading) -> Problem:
    return Problem(
        path,
        markdown.line_of(block[0]),
        _OUTSIDE,
        f"“{short(plain(block))}” is under “{short(section.title)}”, which isn't a clause",
        "Put it under a heading that begins with the clause's number. What leads in to several "
        "clauses is a clause too, and takes the section's number.",
    )


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split())
