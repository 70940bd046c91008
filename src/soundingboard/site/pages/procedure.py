"""A procedure's page: facts, clauses that can be linked to, and what depends on each of them.

:mod:`procedure_text` renders the procedure's own text. This module adds what is beside the clauses
and around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from soundingboard.authoring.compile.links import resolve
from soundingboard.authoring.compile.procedure_file import TERMS_ID, Procedure, anchor
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.engine.html import capital, element, filled, lines, listing, text
from soundingboard.engine.labels import verdict_label
from soundingboard.engine.pages.dates import in_words
from soundingboard.engine.tree import Outcome
from soundingboard.engine.wording import _, ngettext
from soundingboard.site import glossary, procedure_text
from soundingboard.site.addresses import DOCS, page_source, trace_path
from soundingboard.site.dates import has_passed, time_element
from soundingboard.site.heading import head
from soundingboard.site.navigation import Place, procedure_folder
from soundingboard.site.pages.page import Entry, LinkedHeading, Search, SitePage
from soundingboard.site.problem_box import doubtful, problem_box
from soundingboard.site.prose import Prose
from soundingboard.site.provenance import name, provenance, whose
from soundingboard.site.published_handbook import Published, PublishedHandbook
from soundingboard.site.search_words import procedure_words
from soundingboard.site.training_parts import courses_of, reading_documents

_FEW = 4
"""So many cross-references are shown at once; more are folded away."""

BOOST = 4.0
"""How much the page counts in the search, for which people look by name. A clause counts 1."""


class ProcedurePage(SitePage):
    """The page of a procedure."""

    rank = 0

    def __init__(self, procedure: Procedure) -> None:
        self._procedure = procedure

    @classmethod
    def pages(cls, handbook: PublishedHandbook) -> Iterable[SitePage]:
        """One for each procedure, at the address that its file has among the pages of MkDocs."""
        return [cls(procedure) for procedure in handbook.compiled.procedures.values()]

    @property
    def path(self) -> str:
        """The procedure's file."""
        return self._procedure.path

    @property
    def title(self) -> str:
        """The procedure's title, without its number."""
        return self._procedure.title

    def problems(self, handbook: PublishedHandbook) -> Sequence[Problem]:
        """None that keep it from being published: they are shown above its text."""
        return ()

    def metadata(self, handbook: PublishedHandbook) -> Mapping[str, object]:
        """The page is found by what the procedure is called, and whom it says to ask."""
        return {"title": name(self._procedure), "tags": procedure_words(self._procedure)}

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """The first of its folder."""
        procedure = self._procedure
        return Place(procedure.title or procedure.id, 0, procedure_folder(procedure))

    def contents(self, handbook: PublishedHandbook) -> Sequence[Entry]:
        """The headings of the text, then the glossary."""
        found = [Entry(item.title, item.id, item.level) for item in self._procedure.headings]
        listed = [Entry(glossary.title(), TERMS_ID)] if self._terms else []
        return [*found, *listed]

    def anchors(self, handbook: PublishedHandbook) -> Iterable[str] | None:
        """Those of the headings, and every term of the glossary."""
        entries = self.contents(handbook)
        return (*(entry.anchor for entry in entries), *(term.id for term in self._terms))

    def html(self, handbook: PublishedHandbook, here: str, rendered: str = "") -> str:
        """The procedure's text, what depends on each clause, and what is known of the whole."""
        problems = handbook.problems_of.get(self.path, ())
        return problem_box(problems, doubtful()) + _content(self._procedure, handbook, here)

    def links(self, handbook: PublishedHandbook) -> Iterator[LinkedHeading]:
        """Links to headings of authors' pages. Those to other files are checked by authoring."""
        procedures = {item.path for item in handbook.compiled.procedures.values()}
        for link in markdown.links(self._procedure.tokens):
            if markdown.scheme(link.href):
                continue
            place = resolve(self.path, link.href)
            is_page = place.path.startswith(f"{DOCS}/") and place.path not in procedures
            if is_page and place.fragment:
                yield LinkedHeading(page_source(place.path) or "", place.fragment, link.href)

    def assets(self, handbook: PublishedHandbook, here: str) -> Iterator[tuple[str, object]]:
        """What the marks of what has been read are opened with, if there is a course."""
        return reading_documents(self._procedure, handbook)

    def search(self, handbook: PublishedHandbook, here: str) -> Search:
        """The page itself comes first; its clauses count as they are."""
        return Search(boost=BOOST)

    @property
    def _terms(self) -> Sequence[glossary.Term]:
        return glossary.terms_of(self._procedure)


def decisions_below(procedure: Procedure, handbook: PublishedHandbook, here: str) -> dict[str, str]:
    """What is below each clause that a tree cites, as HTML by the clause's anchor."""
    return {
        anchor(number): _cited_by(citing, handbook, here)
        for number, citing in handbook.outcomes_citing(procedure.id).items()
    }


def _content(procedure: Procedure, handbook: PublishedHandbook, here: str) -> str:
    terms = glossary.terms_of(procedure)
    link = Prose(procedure.path, procedure, handbook, here).link
    below = decisions_below(procedure, handbook, here)
    return lines(
        (
            head(procedure.title or procedure.id, _whose(procedure)),
            overdue(procedure, handbook),
            glossary.mark(procedure_text.introduction(procedure, link), terms),
            _decisions(procedure, handbook, here),
            courses_of(procedure, handbook, here),
            _facts(procedure, handbook, here),
            _notes(procedure),
            _provenance(procedure, handbook, here),
            glossary.mark(
                procedure_text.sections(procedure, link, below, handbook.permalink), terms
            ),
            glossary.glossary(terms),
        )
    )


def overdue(procedure: Procedure, handbook: PublishedHandbook) -> str:
    """The notice that the procedure's next review date has passed, or nothing."""
    date = str(procedure.fields["next-review"])
    if not date or not has_passed(date, handbook.today):
        return ""
    told = _(
        "This edition was due for review by {date}. Check whether there's a newer one before you "
        "rely on it."
    ).format(date=in_words(date))
    strong = element("strong", text(_("Review overdue.")))
    return element("p", strong, " ", text(told), class_="sb-notice", data_search_exclude="true")


def _whose(procedure: Procedure) -> str:
    number = str(procedure.fields["number"]) or procedure.short
    return element("p", text(f"{number} · {capital(whose(procedure))}"), class_="sb-whose")


def _provenance(procedure: Procedure, handbook: PublishedHandbook, here: str) -> str:
    subject = f"{procedure.short}, {procedure.title}"
    return provenance(procedure, handbook.settings, here=here, subject=subject)


def _decisions(procedure: Procedure, handbook: PublishedHandbook, here: str) -> str:
    trees = [
        element("a", text(item.tree.title), href=address)
        for item in handbook.trees_of(procedure.id)
        if (address := handbook.addresses.href(here, item.file.path))
    ]
    if not trees:
        return ""
    return element(
        "nav",
        element(
            "p",
            text(_("Decisions under {procedure}").format(procedure=procedure.short)),
            class_="sb-label",
        ),
        listing(trees),
        class_="sb-decisions",
        aria_label=_("Decisions"),
        data_search_exclude="true",
    )


def _facts(procedure: Procedure, handbook: PublishedHandbook, here: str) -> str:
    fields = procedure.fields
    rows = [
        (_("Board"), text(str(fields["board"]) or _("The document doesn't name one"))),
        *((label, time_element(str(fields[key]))) for key, label in _dates() if fields[key]),
        (_("Responsible"), _lines_of(fields["responsible"])),
        (_("Questions to"), _ask(procedure)),
        (_("Refers to"), _references(fields["references"])),
        (_("Clauses"), _trace_link(procedure, handbook, here)),
        (
            _("Our wording"),
            filled(
                _("Revision {number}, {hash}"),
                number=text(str(fields["revision"])),
                hash=element("code", procedure.hash[:12], title=f"SHA-256 {procedure.hash}"),
            ),
        ),
    ]
    entries = [
        element("div", element("dt", text(label)), element("dd", value))
        for label, value in rows
        if value
    ]
    return element("dl", "\n", lines(entries), "\n", class_="sb-facts", data_search_exclude="true")


def _dates() -> tuple[tuple[str, str], ...]:
    """The fields of front matter that are dates, and their labels."""
    return (
        ("adopted", _("Adopted")),
        ("effective", _("Effective")),
        ("issued", _("Issued")),
        ("revised", _("Revised")),
        ("next-review", _("Next review")),
    )


def _trace_link(procedure: Procedure, handbook: PublishedHandbook, here: str) -> str:
    """The link to the page that says what cites each clause, if there is one."""
    address = handbook.addresses.href(here, trace_path(procedure.id))
    if address is None:
        return ""
    count = len(procedure.clauses)
    told = ngettext(
        "{count} clause, and what cites it", "{count} clauses, and what cites each one", count
    ).format(count=count)
    return element("a", text(told), href=address)


def _ask(procedure: Procedure) -> str:
    ask, clause = str(procedure.fields["ask"]), str(procedure.fields["ask-clause"])
    if ask and clause in procedure.clause_by_number:
        return f"{text(ask)} ({element('a', text(clause), href=f'#{anchor(clause)}')})"
    return text(ask)


def _lines_of(items: Sequence[str]) -> str:
    return text(items[0]) if len(items) == 1 else listing(map(text, items))


def _references(items: Sequence[str]) -> str:
    if len(items) <= _FEW:
        return _lines_of(items) if items else ""
    told = ngettext("{count} document", "{count} documents", len(items))
    summary = element("summary", text(told.format(count=len(items))))
    return element("details", summary, _lines_of(items), class_="sb-more")


def _notes(procedure: Procedure) -> str:
    notes = listing(map(text, procedure.fields["notes"]))
    if not notes:
        return ""
    label = element("p", text(_("About this document")), class_="sb-label")
    return element("div", label, notes, class_="sb-notes", data_search_exclude="true")


def _cited_by(
    citing: Sequence[tuple[Published, Outcome]], handbook: PublishedHandbook, here: str
) -> str:
    by_tree: dict[str, list[Outcome]] = {}
    items = {item.tree.id: item for item, _ in citing}
    for item, outcome in citing:
        by_tree.setdefault(item.tree.id, []).append(outcome)
    entries = []
    for tree_id, outcomes in by_tree.items():
        item = items[tree_id]
        address = handbook.addresses.href(here, item.file.path) or ""
        links = listing(_outcome_link(outcome, address) for outcome in outcomes)
        entries.append(element("a", text(item.tree.title), href=address) + links)
    told = _("Decisions based on this clause ({count})").format(count=len(entries))
    summary = element("summary", text(told))
    return element(
        "details",
        summary,
        listing(entries),
        class_="sb-more sb-cited-by",
        data_search_exclude="true",
    )


def _outcome_link(outcome: Outcome, address: str) -> str:
    link = element("a", text(outcome.title), href=f"{address}#{outcome.id}")
    label = text(verdict_label(outcome.verdict))
    words = element("span", label, class_=f"sb-word sb-word--{outcome.verdict.slug}")
    return f"{link} {words}"
