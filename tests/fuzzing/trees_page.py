"""A procedure's trees page compared with what its author says of all trees, and what is proved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode
from tests.fuzzing.pages import CITED, Page, attribute, differing, fragment, squeezed, taken
from tests.fuzzing.safety_statements import sentence

from soundingboard.authoring.compile.safety_statements import WrittenSafetyStatement
from soundingboard.authoring.compile.trees_page import TreesPage
from soundingboard.authoring.source.blocks import blocks, plain
from soundingboard.authoring.source.sections import Section
from soundingboard.engine.safety_statements import counter_example
from soundingboard.site.pages.trees import ProcedureTreesPage
from soundingboard.site.published_handbook import PublishedHandbook

CHROME = (".sb-whose", ".sb-provenance")
"""Selectors of what the site adds to an author's text."""

_LISTED, _ALWAYS = "sb-decisions", "always"
_ALWAYS_TITLE = "What's always true"
_NOT_COVERED = "(not covered)"
_WITHDRAWN = "Withdrawn."
_MARKED = (_WITHDRAWN, squeezed(_NOT_COVERED))


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as shown: its sentence, how many trees it is proved of, and their titles."""

    said: str
    summary: str
    trees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What is between one heading and the next, in order."""

    id: str
    title: str
    text: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A trees page. ``trees`` are those listed, each with its reason if it is withdrawn, or its
    mark if it isn't covered.

    ``cited`` are the anchors of the clauses that the author's text links.
    """

    title: str
    intro: str
    trees: tuple[tuple[str, str], ...]
    cited: frozenset[str]
    parts: tuple[Part, ...]


def page_of(written: TreesPage, site_handbook: PublishedHandbook) -> str:
    """The content of the page."""
    return ProcedureTreesPage(written).html(site_handbook, "decisions/a/")


def differences(written: TreesPage, site_handbook: PublishedHandbook, html: str) -> Iterator[str]:
    """Where the page *html* differs from what is *written*; it was made with *site_handbook*."""
    page = Page(html)
    page.drop(*CHROME)
    shown = Shown(
        title=page.take("h1"),
        cited=frozenset(map(fragment, page.find(CITED))),
        intro=page.take("body > .sb-intro"),
        trees=tuple(map(_tree, page.find(f"h2#{_LISTED} + div > .sb-trees > li"))),
        parts=(),
    )
    page.drop(f"h2#{_LISTED} + div > .sb-trees")
    shown = replace(shown, parts=tuple(_parts(page)))
    yield from differing("a trees page", shown, _meant(written, site_handbook))
    yield from page.left_over()
    for safety in written.safety_statements:
        for item in site_handbook.trees_of(written.procedure):
            broken = counter_example(item.tree, safety.statement)
            if safety.statement.applies_to(item.tree) and broken is not None:
                yield f"a statement is broken: {safety.words} in {item.tree.id}"


def _tree(item: LexborNode) -> tuple[str, str]:
    title, below = taken(item, "a"), squeezed(item.text())
    return title, below if below.startswith(_MARKED) else ""


def _parts(page: Page) -> Iterator[Part]:
    """The page's parts, each of which is taken from it."""
    part = Part("", "", "", ())
    for found in [*page.top]:
        if found.tag == "h2":
            yield part
            part = Part(attribute(found, "id"), squeezed(found.text()), "", ())
        elif found.tag == "ul" and part.id == _ALWAYS:
            part = replace(part, statements=(*part.statements, *map(_statement, found.iter())))
        else:
            part = replace(part, text=part.text + squeezed(found.text()))
        found.decompose()
    yield part


def _statement(item: LexborNode) -> Statement:
    summary = taken(item, "details > summary")
    trees = tuple(squeezed(link.text()) for link in item.css("details a"))
    taken(item, "details")
    return Statement(squeezed(item.text()), summary, trees)


def _meant(written: TreesPage, site_handbook: PublishedHandbook) -> Shown:
    withdrawn = site_handbook.withdrawn_of(written.procedure)
    trees = [(item.tree.title, "") for item in site_handbook.trees_of(written.procedure)]
    trees += [
        (item.title, squeezed(_NOT_COVERED))
        for item in site_handbook.uncovered_of(written.procedure)
    ]
    trees.sort()
    trees += [(item.file.title, f"{_WITHDRAWN} {item.reason}") for item in withdrawn]
    return Shown(
        title=squeezed(written.title),
        intro=squeezed(plain(written.intro)),
        trees=tuple((squeezed(title), squeezed(reason)) for title, reason in trees),
        cited=frozenset(cite.anchor for cite in written.cites),
        parts=(
            Part("", "", "", ()),
            Part(_LISTED, "Decisions", "", ()),
            *(_part(section, written, site_handbook) for section in written.sections),
        ),
    )


def _part(section: Section, written: TreesPage, site_handbook: PublishedHandbook) -> Part:
    if section.id != _ALWAYS:
        return Part(section.id, squeezed(section.title), squeezed(plain(section.tokens)), ())
    found = [block for block in blocks(section.tokens) if block[0].type != "table_open"]
    return Part(
        _ALWAYS,
        squeezed(_ALWAYS_TITLE),
        squeezed("".join(plain(block) for block in found)),
        tuple(_stated(safety, written, site_handbook) for safety in written.safety_statements),
    )


def _stated(
    safety: WrittenSafetyStatement, written: TreesPage, site_handbook: PublishedHandbook
) -> Statement:
    proved = [
        squeezed(item.tree.title)
        for item in site_handbook.trees_of(written.procedure)
        if safety.statement.when.keys() <= item.tree.question_by_id.keys()
    ]
    count = f"{len(proved)} decision{'s' * (len(proved) != 1)}"
    return Statement(
        sentence(safety),
        squeezed(f"Checked for every combination of answers, in {count}") if proved else "",
        tuple(proved),
    )
