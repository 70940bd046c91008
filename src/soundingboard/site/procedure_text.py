"""A procedure's own text as HTML, of the tokens that authoring has parsed and checked.

Each clause is a section with its number set apart, and what is based on it at its end. Nothing in
the Markdown gives an element an attribute but the address of a link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markdown_it.token import Token

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.source.headings import Heading
from soundingboard.engine.html import element, lines, text
from soundingboard.site.permalink import Permalink
from soundingboard.site.render import Link, blocks, blocks_html, inline_html


def introduction(procedure: Procedure, link: Link) -> str:
    """The text before the first heading."""
    first = next(_parts(procedure.tokens))
    return blocks_html(first, link)


def sections(
    procedure: Procedure, link: Link, below: Mapping[str, str], permalink: Permalink
) -> str:
    """Everything from the first heading on; *below* is what ends a clause, by its anchor."""
    clauses = {clause.line: clause for clause in procedure.clauses}
    _, *parts = _parts(procedure.tokens)
    made = []
    for heading, part in zip(procedure.headings, parts, strict=True):
        clause = clauses.get(heading.line)
        number = clause.number if clause else ""
        title = _heading(heading, part[1].children or (), number, link, permalink)
        body = blocks_html(part[3:], link)
        if clause is None:
            made += [title, body]
        else:
            inside = lines((title, body, below.get(heading.id, "")))
            made.append(element("section", inside, class_="sb-clause"))
    return lines(made)


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens before the first heading of the page, then those from each heading to the next."""
    part: list[Token] = []
    for block in blocks(tokens):
        if block[0].type == "heading_open":
            yield part
            part = []
        part += block
    yield part


def _heading(
    heading: Heading, children: Sequence[Token], number: str, link: Link, permalink: Permalink
) -> str:
    words = list(children)
    apart = ""
    if number and words and words[0].type == "text" and words[0].content.startswith(number):
        rest = words[0].content.removeprefix(number)
        words[0] = words[0].copy(content=rest)
        apart = element("span", text(number), class_="sb-number") + " " * rest.startswith(" ")
    title = f"{apart}{inline_html(words, link)}"
    return element(f"h{heading.level}", title, permalink.to(heading.id), id=heading.id)
