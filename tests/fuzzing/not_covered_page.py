"""The page on a decision that a procedure doesn't cover compared with the front matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.fuzzing.pages import Page, differing, fragment, squeezed

from soundingboard.authoring.compile.procedure_file import anchor
from soundingboard.authoring.decisions import Uncovered
from soundingboard.engine.html import capital
from soundingboard.engine.verdict import Verdict
from soundingboard.site.pages.not_covered import NotCoveredPage
from soundingboard.site.published_handbook import PublishedHandbook

CHROME = (
    *(".sb-whose", ".sb-elsewhere", "sb-procedure-picker", ".sb-provenance", ".sb-problems"),
    *(".sb-outcome > h2", "h2#nearest-clauses", ".sb-no-rule", ".sb-other-decisions"),
)
"""Selectors of what the site adds to an author's text."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Such a page. ``nearest`` are the nearest clauses, and the anchors to which they lead."""

    title: str
    verdict: str
    note: str
    whom: str
    nearest: tuple[tuple[str, ...], tuple[str, ...]]


def page_of(item: Uncovered, site_handbook: PublishedHandbook) -> str:
    """The content of the page."""
    return NotCoveredPage(item).html(site_handbook, "decisions/a/b/")


def differences(item: Uncovered, html: str) -> Iterator[str]:
    """Where the page *html* says other than the entry *item*."""
    entry, clauses = item.entry, item.procedure.clause_by_number
    page = Page(html)
    page.drop(*CHROME)
    listed = tuple(squeezed(found.text()) for found in page.find(".sb-nearest > li"))
    linked = tuple(map(fragment, page.find(".sb-nearest a")))
    shown = Shown(
        title=page.take("h1"),
        verdict=page.take(".sb-verdict"),
        note=page.take(".sb-reason"),
        whom=page.take(".sb-whom"),
        nearest=(listed, linked),
    )
    page.drop(".sb-nearest")
    nearest = [clauses[number] for number in entry.nearest]
    meant = Shown(
        title=squeezed(item.title),
        verdict=squeezed(capital(Verdict.NOT_COVERED.value)),
        note=squeezed(entry.note),
        whom=squeezed(_whom(item)),
        nearest=(
            tuple(squeezed(f"{clause.number} {clause.title}") for clause in nearest),
            tuple(anchor(clause.number) for clause in nearest),
        ),
    )
    yield from differing("a decision that isn't covered", shown, meant)
    yield from page.left_over()


def _whom(item: Uncovered) -> str:
    short, ask = item.procedure.short, item.entry.ask
    if ask is None:
        return f"{short} doesn't say who to ask about this."
    return f"For questions, {short} says to ask: {ask.who} (clause {ask.clause})."
