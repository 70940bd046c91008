"""Tables of examples or safety statements that aren't under the heading for them.

A slip in ``## Always``, or one ``#`` too many, would otherwise leave a statement unproved.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from soundingboard.authoring.grammar.keywords import KEYWORDS
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.sections import Section
from soundingboard.authoring.source.tables import read_table
from soundingboard.authoring.wording import _

EXAMPLES, ALWAYS = KEYWORDS.examples, KEYWORDS.always
"""The headings under which tables are read."""

_LAST_COLUMN = {KEYWORDS.outcome.casefold(): EXAMPLES, KEYWORDS.at_most.casefold(): ALWAYS}
_NEAR = 0.75
_HEADINGS = {
    EXAMPLES: frozenset(["example", "examples", "test", "tests", "case", "cases"]),
    ALWAYS: frozenset(["always", "never", "safety", "statement", "statements"]),
}


def unread_tables(
    path: str,
    sections: Iterable[Section],
    read: Iterable[str],
    questions: Iterable[str],
    *,
    prose: bool = True,
) -> Iterator[Problem]:
    """A problem for each table in *sections*, which aren't read, that belongs under one of *read*.

    It is known by its columns, one of which is a question or the last of which is almost that of
    such a table, or by the heading above it, which almost reads as it should or means the same.
    Other tables are *prose*, or problems as well.
    """
    wanted = [*read]
    asked = {markdown.slug(question) for question in questions}
    for section in sections:
        first = 0
        for line, above, columns in _tables(section):
            name = _by_last_column(columns[-1], wanted) or misspelt(above, wanted)
            if not name and asked & {markdown.slug(column) for column in columns if column}:
                name = next(reversed(wanted))
            message = _("The table before the first heading isn't checked")
            if above:
                message = _("The table under “{heading}” isn't checked").format(heading=above)
            if not name and not prose:
                hint = _("Write it as a list, or in sentences.")
                yield Problem(path, line, "unread-table", message, hint)
            # A heading that would be right but for its level is reported itself.
            if name and markdown.slug(above) != markdown.slug(name):
                yield Problem(
                    path,
                    line,
                    "unread-table",
                    message,
                    _("Put it under the heading “## {heading}”.").format(heading=name),
                    f"{path}:{first}" if first else "",
                )
                first = first or line


def misspelt(title: str, names: Iterable[str]) -> str:
    """Which of *names* a heading almost is; else empty."""
    by_slug: Mapping[str, str] = {markdown.slug(name): name for name in names}
    slug = markdown.slug(title)[:20]
    near = difflib.get_close_matches(slug, by_slug, n=1, cutoff=_NEAR)
    if near:
        return by_slug[near[0]]
    words = set(slug.split("-"))
    return next((name for name in by_slug.values() if words & _HEADINGS[name]), "")


def _by_last_column(last: str, wanted: Sequence[str]) -> str:
    """Which of the *wanted* tables ends with a column *last*, or with one almost like it."""
    known = {words: name for words, name in _LAST_COLUMN.items() if name in wanted}
    near = difflib.get_close_matches(last.casefold()[:20], known, n=1, cutoff=_NEAR)
    if near:
        return known[near[0]]
    return ALWAYS if ALWAYS in wanted and "most" in last.casefold().split() else ""


def is_misspelt(section: Section, names: Iterable[str]) -> bool:
    """Whether *section* has tables, and a heading that is one of *names* with a typing error."""
    return any(_tables(section)) and bool(misspelt(section.title, names))


def _tables(section: Section) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Each table's line, the nearest heading above it, and the text of its columns' heads."""
    above = section.title
    tokens = section.tokens
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            above = markdown.visible_text(tokens[index + 1].children)
        elif token.type == "table_open":
            end = markdown.closing(tokens, index)
            header = read_table(tokens[index : end + 1]).header
            yield header.line, above, header.texts
