"""“Read first”: the parts of its procedure that a course asks people to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from markdown_it.token import Token

from soundingboard.authoring.compile.citations import named_clauses
from soundingboard.authoring.compile.links import resolve
from soundingboard.authoring.compile.procedure_file import Procedure, anchor
from soundingboard.authoring.grammar.keywords import KEYWORDS
from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import LISTS, blocks, has_tasks, plain, short
from soundingboard.authoring.source.headings import Heading
from soundingboard.authoring.source.sections import Section
from soundingboard.authoring.wording import _
from soundingboard.engine.course import Reading

READ_FIRST_TITLE = KEYWORDS.read_first
READ_FIRST = markdown.slug(READ_FIRST_TITLE)
"""The heading above the list, and its id."""


def likely_reading(sections: Sequence[Section], own: Procedure) -> Section | None:
    """The list of what to read, if it is under a heading that doesn't say so, or under none.

    It is the first of the lists each item of which begins with a link to the procedure.
    """
    for section in sections:
        for block in blocks(section.tokens):
            listed = replace(section, line=markdown.line_of(block[0]), tokens=tuple(block))
            items = [*_items(listed)] if not has_tasks(block) else []
            if items and all(_leads_to(item[0], own) for item in items):
                return listed
    return None


def _leads_to(link: markdown.Link | None, own: Procedure) -> bool:
    return link is not None and PurePosixPath(link.href.partition("#")[0]).name == (
        PurePosixPath(own.path).name
    )


def read_reading(
    path: str, section: Section, own: Procedure
) -> tuple[list[Reading], list[Problem]]:
    """What the list under “Read first” names, and every problem with it."""
    reading: list[Reading] = []
    problems: list[Problem] = [*_not_items(path, section)]
    end = problems[0].line if problems else None
    problems += _second_links(path, section)
    places = {heading.id: heading for heading in own.headings}
    for link, line, said in _items(section):
        place = resolve(path, link.href) if link is not None else None
        if link is None or place is None or place.path != own.path or not place.fragment:
            problems.append(
                Problem(
                    path,
                    line,
                    "bad-reading",
                    _("Expected a link to a part of the procedure, found “{text}”").format(
                        text=short(said)
                    ),
                    _(
                        "Write a link to one of its headings, as in "
                        "“- [Section 1]({page}#section-1)”."
                    ).format(page=f"../../{own.path}"),
                    # After text that ends the list, it isn't an item of it.
                    f"{path}:{end}" if end and end < line else "",
                )
            )
            continue
        heading = places.get(place.fragment)
        if heading is None:
            problems.append(
                Problem(
                    path,
                    line,
                    "bad-reading",
                    _("{procedure} has no heading “#{heading}”").format(
                        procedure=own.short, heading=place.fragment
                    ),
                    did_you_mean(
                        f"#{place.fragment}",
                        [f"#{anchor}" for anchor in places],
                        _("Write the heading in lower case, with hyphens for spaces."),
                    ),
                    f"{own.path}#{place.fragment}",
                )
            )
        elif not heading.clauses:
            problems.append(
                Problem(
                    path,
                    line,
                    "bad-reading",
                    _("“{heading}” has no clauses below it").format(heading=heading.title),
                    _("Link to a heading with clauses."),
                )
            )
        elif other := _named(link.text, heading, own):
            problems.append(
                Problem(
                    path,
                    line,
                    "bad-reading",
                    _("The link says “{text}”, but leads to “{title}”").format(
                        text=short(link.text), title=heading.title
                    ),
                    _("Write “#{heading}” in the link, or correct its words.").format(
                        heading=other
                    ),
                )
            )
        elif any(item.anchor == heading.id for item in reading):
            problems.append(
                Problem(
                    path,
                    line,
                    "bad-reading",
                    _("“{heading}” is listed twice").format(heading=heading.title),
                    _("Take one of the two out."),
                )
            )
        else:
            reading.append(Reading(link.text, heading.id, heading.clauses, said))
    return reading, problems


def _named(text: str, heading: Heading, own: Procedure) -> str:
    """The id of the heading that *text* names, if it is another than *heading*; else empty."""
    said = text.casefold()
    titled = [item for item in own.headings if item.title.casefold() == said]
    if titled:
        return "" if heading in titled else titled[0].id
    clause = own.clause_by_anchor.get(heading.id)
    others = [number for number in named_clauses(text, own) if number in own.clause_by_number]
    if clause is None or not others or clause.number in others:
        return ""
    return anchor(others[0])


def _not_items(path: str, section: Section) -> Iterator[Problem]:
    """Whatever is under the heading and in no item of a list."""
    first = 0
    for block in blocks(section.tokens):
        if block[0].type in ("paragraph_open", "blockquote_open", "table_open"):
            # A heading may be missing: then nothing behind it is part of the list.
            cause = f"{path}:{first}" if first else ""
            first = first or markdown.line_of(block[0])
            yield Problem(
                path,
                markdown.line_of(block[0]),
                "bad-reading",
                _("Expected a list of links under “{heading}”, found “{text}”").format(
                    heading=section.title, text=short(markdown.block_text(block))
                ),
                _("Move the text above the heading, or begin it with “- ” and a link."),
                cause,
            )


def _second_links(path: str, section: Section) -> Iterator[Problem]:
    """Links in an item after the one with which it begins, which ask nobody to read anything."""
    for block in blocks(section.tokens):
        for item in blocks(block[1:-1]) if block[0].type in LISTS else ():
            for link in [*markdown.links(item)][1:]:
                yield Problem(
                    path,
                    link.line,
                    "bad-reading",
                    _("“{link}” is the second link on its line").format(link=short(link.text)),
                    _("Put it on a line of its own that begins with “- ”."),
                )


def _hint(item: Sequence[Token]) -> str:
    """What a list item says after the link with which it begins, as plain text."""
    children = item[2].children or []
    rest = item[2].copy(children=children[markdown.closing(children, 0) + 1 :])
    return plain([rest, *item[4:-1]])


def _items(section: Section) -> Iterator[tuple[markdown.Link | None, int, str]]:
    """The link with which each item of the section's lists begins, its line and its text.

    The text is what follows the link; without one, all of it.
    """
    for block in blocks(section.tokens):
        if block[0].type not in LISTS:
            continue
        for item in blocks(block[1:-1]):
            line = markdown.line_of(item[0])
            link = None
            if len(item) > 2 and item[1].type == "paragraph_open":
                children = item[2].children or []
                if children and children[0].type == "link_open":
                    link = next(markdown.links(item[2:3]), None)
            yield link, line, _hint(item) if link is not None else markdown.block_text(item)
