"""Tables of examples or safety statements under a heading that makes nobody read them.

A slip in ``## Always``, or one ``#`` too many, would otherwise leave a statement unproved and
nobody told.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

from soundingboard.authoring import markdown
from soundingboard.authoring.problem import Problem
from soundingboard.authoring.sections import Section

EXAMPLES, ALWAYS = "Examples", "Always"
"""The headings under which tables are read."""

_KINDS = {EXAMPLES: "of examples", ALWAYS: "of safety statements"}
_LAST_COLUMN = {"outcome": EXAMPLES, "at most": ALWAYS}
_NEAR = 0.75


def unread_tables(path: str, sections: Iterable[Section], read: Iterable[str]) -> Iterator[Problem]:
    """A problem for each table in *sections*, none of which is read, that one of *read* would hold.

    It is known by its last column, or by the heading above it, which almost reads as it should.
    """
    wanted = {name: _KINDS[name] for name in read}
    for section in sections:
        for line, above, last in _tables(section):
            name = _LAST_COLUMN.get(last.casefold(), "")
            name = name if name in wanted else misspelt(above, wanted)
            if name:
                place = f"under “{above}”" if above else "before the first heading"
                yield Problem(
                    path,
                    line,
                    "unread-table",
                    f"a table {wanted[name]} stands {place}, where nothing reads it",
                    f"Put it under a heading that is just “## {name}”.",
                )


def misspelt(title: str, names: Iterable[str]) -> str:
    """Which of *names* a heading almost is; empty when it is none."""
    by_slug: Mapping[str, str] = {markdown.slug(name): name for name in names}
    slug = markdown.slug(title)[:20]
    near = difflib.get_close_matches(slug, by_slug, n=1, cutoff=_NEAR)
    return by_slug[near[0]] if near else ""


def is_misspelt(section: Section, names: Iterable[str]) -> bool:
    """Whether *section* is no question or outcome but tables under a slip in one of *names*."""
    return any(_tables(section)) and bool(misspelt(section.title, names))


def _tables(section: Section) -> Iterator[tuple[int, str, str]]:
    """Each table's line, the nearest heading above it, and the text of its last column's head."""
    above, last, line = section.title, "", 0
    tokens = section.tokens
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            above = markdown.visible_text(tokens[index + 1].children)
        elif token.type == "table_open":
            line = markdown.line_of(token)
        elif token.type == "th_open":
            last = markdown.visible_text(tokens[index + 1].children)
        elif token.type == "thead_close":
            yield line, above, last
