"""A procedure's page compared with the procedure as it was compiled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode
from tests.fuzzing.pages import Page, attribute, date_of, differing, squeezed, taken

from soundingboard.authoring.compile.procedure_file import TERMS_ID, Procedure, term_id
from soundingboard.authoring.source.headings import Heading
from soundingboard.engine.html import capital
from soundingboard.site.pages.procedure import ProcedurePage
from soundingboard.site.published_handbook import PublishedHandbook

CHROME = (
    *(".sb-notice", ".sb-decisions", "sb-reading", ".sb-provenance", ".sb-cited-by"),
    *(".sb-notes .sb-label", ".sb-facts summary"),
)
"""Selectors of what the site adds to an author's text."""

_HEADINGS = "h2, h3, h4, h5, h6"
_DATES = {
    "Adopted": "adopted",
    "Effective": "effective",
    "Issued": "issued",
    "Revised": "revised",
    "Next review": "next-review",
}


@dataclass(frozen=True)
class Shown:
    """A procedure's page. ``clauses`` is the text of each by its anchor.

    A heading is its anchor, level and words; a term its anchor, its words, and what they mean.
    ``marks`` are the places in the text where a term is explained: the anchor and the meaning.
    """

    title: str
    whose: str
    facts: Mapping[str, str]
    notes: tuple[str, ...]
    headings: tuple[tuple[str, int, str], ...]
    clauses: Mapping[str, str]
    terms: tuple[tuple[str, str, str], ...]
    marks: frozenset[tuple[str, str]]
    introduction: str


def page_of(procedure: Procedure, site_handbook: PublishedHandbook) -> str:
    """The content of the page."""
    return ProcedurePage(procedure).html(site_handbook, "procedures/a/")


def differences(procedure: Procedure, html: str) -> Iterator[str]:
    """Where the page *html* of *procedure* differs from it."""
    page = Page(html)
    page.drop(*CHROME)
    marks = frozenset(
        (attribute(mark, "href").partition("#")[2], squeezed(attribute(mark, "title")))
        for mark in page.find("a.sb-term")
    )
    headings = tuple(
        (attribute(found, "id"), int((found.tag or "h0")[1:]), squeezed(found.text()))
        for found in page.find(_HEADINGS)
    )
    facts = dict(
        _fact(label, said)
        for label, said in zip(page.find(".sb-facts dt"), page.find(".sb-facts dd"), strict=True)
        if label.text() != "Clauses"  # a link to the page that lists what cites them
    )
    terms = tuple(
        (attribute(term, "id"), squeezed(term.text()), squeezed(means.text()))
        for term, means in zip(
            page.find(".sb-glossary dt"), page.find(".sb-glossary dd"), strict=True
        )
    )
    notes = tuple(squeezed(note.text()) for note in page.find(".sb-notes > ul > li"))
    page.drop(".sb-facts", ".sb-notes", ".sb-glossary")
    clauses = dict(map(_clause, page.find("section.sb-clause")))
    page.drop("section.sb-clause", _HEADINGS)
    shown = Shown(
        title=page.take("h1"),
        whose=page.take(".sb-whose"),
        facts=facts,
        notes=notes,
        headings=headings,
        clauses=clauses,
        terms=terms,
        marks=marks,
        introduction=page.rest,
    )
    yield from differing("a procedure", shown, _meant(procedure, marks))
    yield from page.left_over(squeezed(procedure.introduction))


def _clause(section: LexborNode) -> tuple[str, str]:
    headings = section.css(_HEADINGS)
    anchor = attribute(headings[0], "id")
    taken(section, _HEADINGS)
    return anchor, squeezed(section.text())


def _fact(label: LexborNode, said: LexborNode) -> tuple[str, str]:
    dates = said.css("time")
    return label.text(), date_of(dates[0]) if dates else squeezed(said.text())


def _meant(procedure: Procedure, marks: frozenset[tuple[str, str]]) -> Shown:
    glossary = sorted(procedure.fields["glossary"], key=lambda item: item["term"].casefold())
    terms = tuple(
        (
            term_id(item["term"]),
            squeezed(item["term"]),
            squeezed(item["means"] + item.get("clause", "")),
        )
        for item in glossary
    )
    explained = {(term_id(item["term"]), squeezed(item["means"])) for item in glossary}
    own = [Heading(TERMS_ID, "Defined terms", 2, 0, ())] if glossary else []
    board = capital(procedure.fields["board"] or "the document names no board")
    return Shown(
        title=squeezed(procedure.title),
        whose=squeezed(f"{procedure.fields['number'] or procedure.short} · {board}"),
        facts=_facts(procedure),
        notes=tuple(map(squeezed, procedure.fields["notes"])),
        headings=tuple(
            (heading.id, heading.level, squeezed(heading.title))
            for heading in (*procedure.headings, *own)
        ),
        clauses={clause.anchor: squeezed(clause.text) for clause in procedure.clauses},
        terms=terms,
        # Which of its uses is explained is the site's affair, but not how.
        marks=marks & explained,
        introduction=squeezed(procedure.introduction),
    )


def _facts(procedure: Procedure) -> Mapping[str, str]:
    fields = procedure.fields
    ask = procedure.ask
    clause = f"({ask.clause})" if ask is not None and ask.clause else ""
    facts = {
        "Board": squeezed(fields["board"] or "The document doesn't name one"),
        **{label: fields[name] for label, name in _DATES.items()},
        "Responsible": squeezed("".join(fields["responsible"])),
        "Questions to": squeezed(ask.who + clause) if ask is not None else "",
        "Refers to": squeezed("".join(fields["references"])),
        "Our wording": squeezed(f"Revision {fields['revision']}, {procedure.hash[:12]}"),
    }
    return {label: said for label, said in facts.items() if said}
