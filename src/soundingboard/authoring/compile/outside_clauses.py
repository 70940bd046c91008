"""What a procedure says outside its clauses, where nobody's hash, edition or decision sees it.

A clause is a heading that begins with its number, and what is under it up to the next heading.
Outside of clauses a procedure has its section headings, and the site's own words, which direct
nobody: an introduction before the first heading, and notes and explanations in the front matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from markdown_it.token import Token

from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import blocks, plain, short
from soundingboard.authoring.source.headings import Heading
from soundingboard.authoring.source.source_file import Source
from soundingboard.authoring.wording import _

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


# “What staff may post” is a subject, “staff may post” a permission.
_PERMITS = re.compile(
    r"(?:^|[.;:!?]\s)(?:(?!\b(?:who|whom|whose|what|which|whether|how|when|where)\b)[^.;:!?]"
    r"|[.:](?=\S))*?\b(?-i:may)\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"\bmay\b")
# Not “does not”, which says something of the document.
_COMMANDS = re.compile(
    rf"{_FORBIDS.pattern}|\b(?:ha(?:ve|s) to|(?:only|is|are) (?:allowed|permitted)|require[sd]?"
    r"|recommend(?:s|ed)?|prohibit(?:s|ed)?|forbid(?:s|den)?|mandatory|obliged)\b",
    re.IGNORECASE,
)


def front_matter_problems(
    source: Source, values: Mapping[str, Any], text_of: Mapping[str, str]
) -> Iterator[Problem]:
    """Every note or explanation in the front matter *values* of *source* that directs somebody.

    *text_of* gives the text of each clause by its number. A defined term may say what the clause
    says that defines it.
    """
    for name, item, said, clause in _said(values):
        found = directions(said)
        there = text_of.get(clause, "")
        known = {_folded(words) for words in _COMMANDS.findall(there) + _MAY.findall(there)}
        missing = next((words for words in found if _folded(words) not in known), None)
        if missing is None or (clause and not there):
            continue  # That there is no such clause is reported itself.
        message = _("The field “{name}” says “{words}”, but only clauses can say so")
        hint = _("Say it in a clause. Here, say only what the document is about or leaves out.")
        if clause:
            message = _("The field “{name}” says “{words}”, but clause {clause} doesn't")
            hint = _("Use the words of the clause.")
        told = message.format(name=name, words=missing, clause=clause)
        yield Problem(source.path, source.line_of(name, item), _OUTSIDE, told, hint)


def directions(text: str) -> list[str]:
    """The words by which *text* commands, forbids or permits something; none if it does not."""
    return _COMMANDS.findall(text) + ["may"] * bool(_PERMITS.search(text))


def _said(values: Mapping[str, Any]) -> Iterator[tuple[str, int, str, str]]:
    """Field, item, words and, if that has to say them, the clause of whatever is our own words."""
    yield "ask", 0, values["ask"], ""
    for item, note in enumerate(values["notes"]):
        yield "notes", item, note, ""
    for name, keys in _EXPLAINED.items():
        for item, entry in enumerate(values[name] or ()):
            for key in keys:
                yield name, item, entry.get(key, ""), ""
            yield name, item, _QUESTION.sub("", entry.get("title", "")), ""
    for item, entry in enumerate(values["glossary"]):
        means = f"{entry.get('term', '')}. {entry.get('means', '')}"
        yield "glossary", item, means, entry.get("clause", "")


# A question directs nobody: “May I use the logo?”
_QUESTION = re.compile(r"[^.!?;:]*[?]")

_EXPLAINED = {"not-covered": ("ask", "note"), "decides-nothing": ("reason",)}


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
                _("The title “{title}” says “{words}”, but the clause's text doesn't").format(
                    title=title, words=missing[0]
                ),
                _("Say it in the text below, or take it out of the title."),
            )
    elif not _SECTION.fullmatch(heading.title) or _ROMAN.match(heading.title):
        yield Problem(
            path,
            line,
            _UNRECOGNIZED,
            _("Expected a clause's number or a section's title, found “{title}”").format(
                title=title
            ),
            _heading_hint(heading.title),
        )
    elif said := _FORBIDS.findall(heading.title):
        yield Problem(
            path,
            line,
            _OUTSIDE,
            _("The section heading “{title}” says “{words}”, but only clauses can say so").format(
                title=title, words=said[0]
            ),
            _("Say it in a clause, under a heading that begins with the clause's number."),
        )


def _introduction(path: str, block: Sequence[Token]) -> Iterator[Problem]:
    for token in block:
        found = _DIRECTS.search(plain([token]))
        if found:
            yield Problem(
                path,
                markdown.line_of(token),
                _OUTSIDE,
                _("The introduction says “{words}”, but only clauses can say so").format(
                    words=found[0]
                ),
                _("Move it into a clause, under a heading that begins with the clause's number."),
            )


def _outside(path: str, block: Sequence[Token], section: Heading) -> Problem:
    return Problem(
        path,
        markdown.line_of(block[0]),
        _OUTSIDE,
        _("“{text}” is under “{heading}”, which isn't a clause").format(
            text=short(plain(block)), heading=short(section.title)
        ),
        _(
            "Put a heading above it that begins with the clause's number, as in “### 1.2 Tell the "
            "principal”. If it leads in to the clauses below, use the section's number."
        ),
    )


def _heading_hint(title: str) -> str:
    """How a heading should begin that is neither a clause's nor a section's."""
    first, _space, rest = title.partition(" ")
    if _ROMAN.match(title):
        return _("If it's a section, write “Section {number}: {title}”.").format(
            number=first.rstrip(".:)"), title=rest.strip()
        )
    number = ".".join(re.findall(r"[0-9]+|[a-z]+", first.casefold()))
    if number[:1].isdecimal():
        return _("If it's a clause, write “{heading}”.").format(heading=f"{number} {rest}".strip())
    return _(
        "If it's a clause, begin with its number, as in “1.2.a”. If it's a section, begin with a "
        "word that has a capital letter."
    )


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split())
