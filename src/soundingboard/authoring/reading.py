"""“Read first”: the parts of its procedure that a course asks people to read."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring import markdown
from soundingboard.authoring.blocks import LISTS, blocks
from soundingboard.authoring.citations import resolve
from soundingboard.authoring.problem import Problem, did_you_mean
from soundingboard.authoring.procedure_file import Procedure
from soundingboard.authoring.sections import Section
from soundingboard.engine.course import Reading

READ_FIRST = "read-first"
"""The id of the heading under which the list stands."""


def read_reading(
    path: str, section: Section, own: Procedure
) -> tuple[list[Reading], list[Problem]]:
    """What the list under “Read first” names, and every problem with it."""
    reading: list[Reading] = []
    problems: list[Problem] = []
    places = {heading.id: heading for heading in own.headings}
    for link, line in _items(section):
        place = resolve(path, link.href) if link is not None else None
        if link is None or place is None or place.path != own.path or not place.fragment:
            problems.append(
                Problem(
                    path,
                    line,
                    "bad-reading",
                    "an item does not begin with a link to a part of the procedure",
                    f"Link a heading of its page, as in “[Section 1](../../{own.path}#section-1)”.",
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
                    f"{own.short} has no heading at “#{place.fragment}”",
                    did_you_mean(
                        f"#{place.fragment}",
                        [f"#{anchor}" for anchor in places],
                        "Copy the heading's anchor.",
                    ),
                )
            )
        elif not heading.clauses:
            problems.append(
                Problem(
                    path,
                    line,
                    "bad-reading",
                    f"under “{heading.title}” there are no clauses to read",
                    "Link a part that has some.",
                )
            )
        elif any(item.anchor == heading.id for item in reading):
            problems.append(
                Problem(
                    path,
                    line,
                    "bad-reading",
                    f"“{heading.title}” stands in the list twice",
                    "Take one of them out.",
                )
            )
        else:
            reading.append(Reading(link.text, heading.id, heading.clauses))
    return reading, problems


def _items(section: Section) -> Iterator[tuple[markdown.Link | None, int]]:
    """The link with which each item of the section's lists begins, and the item's line."""
    for block in blocks(section.tokens):
        if block[0].type not in LISTS:
            continue
        for item in blocks(block[1:-1]):
            first = next((token for token in item if token.type == "inline"), None)
            children = first.children if first is not None else None
            begins = bool(children) and children[0].type == "link_open" if children else False
            link = next(markdown.links([first]), None) if first is not None and begins else None
            yield link, markdown.line_of(item[0])
