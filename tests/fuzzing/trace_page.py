"""What front matter says of single clauses compared with the page of a procedure's clauses."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode
from tests.fuzzing.pages import Page, differing, squeezed, taken

from soundingboard.authoring.compile.coverage import NotCovered
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.site.pages.trace import TracePage
from soundingboard.site.published_handbook import PublishedHandbook

_CITED = "cited"


def page_of(procedure: Procedure, site_handbook: PublishedHandbook) -> str:
    """The content of the page."""
    return TracePage(procedure).html(site_handbook, "procedures/a/trace/")


def differences(procedure: Procedure, site_handbook: PublishedHandbook, html: str) -> Iterator[str]:
    """Where the page *html* differs on why clauses decide nothing, and on what isn't covered."""
    page = Page(html)
    shown = tuple(map(_clause, page.find(".sb-trace > li")))
    meant = tuple(
        (
            squeezed(f"{clause.number} {clause.title}"),
            said if said == _CITED else _reason(procedure, clause.number),
        )
        for clause, (_, said) in zip(procedure.clauses, shown, strict=True)
    )
    yield from differing("a clause", shown, meant)
    silent = tuple(squeezed(item.text()) for item in page.find("h2#not-covered + ul > li"))
    titles = {
        item.entry.slug: item.title
        for item in site_handbook.uncovered.values()
        if item.procedure.id == procedure.id
    }
    not_covered = tuple(
        squeezed(f"{titles.get(entry.slug, entry.slug)} {entry.note} {_ask(entry)}")
        for entry in procedure.coverage.not_covered.values()
    )
    yield from differing("what isn't covered", silent, not_covered)


def _clause(item: LexborNode) -> tuple[str, str]:
    """A clause's number and title, and what is said of it; only ``cited`` if something cites it."""
    cited = bool(taken(item, "details"))
    said = taken(item, "p")
    return squeezed(item.text()), _CITED if cited else said


def _reason(procedure: Procedure, number: str) -> str:
    reason = procedure.coverage.decides_nothing.get(number)
    return squeezed(f"Nothing to decide: {reason}" if reason else "Not cited yet.")


def _ask(entry: NotCovered) -> str:
    if entry.ask is None:
        return "It doesn't say who to ask."
    return f"It says to ask: {entry.ask.who} ({entry.ask.clause})."
