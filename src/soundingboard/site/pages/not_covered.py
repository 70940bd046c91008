"""The page on a decision that a procedure doesn't cover: the nearest clauses, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from soundingboard.authoring.decisions import Uncovered
from soundingboard.engine.html import UNINDEXED, element, filled, lines, listing, text
from soundingboard.engine.pages.icons import verdict_line
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.wording import _
from soundingboard.site.addresses import not_covered_path
from soundingboard.site.board_decisions import clause_link
from soundingboard.site.decision_links import elsewhere, mark, title_link
from soundingboard.site.heading import head, whose_line
from soundingboard.site.navigation import Place, procedure_folder
from soundingboard.site.pages.page import Entry, SitePage
from soundingboard.site.problem_box import doubtful, problem_box
from soundingboard.site.procedure_picker import procedure_picker
from soundingboard.site.provenance import provenance
from soundingboard.site.published_handbook import PublishedHandbook
from soundingboard.site.search_words import search_words
from soundingboard.site.site_notice import site_notice

ID, NEAREST, OTHERS = "not-covered", "nearest-clauses", "other-decisions"
"""Anchors of the page's parts."""


BOOST = 1.5
"""How much the page counts in the search: more than a clause, which counts 1, less than a tree."""


class NotCoveredPage(SitePage):
    """The page on one such decision, made of the procedure's front matter."""

    rank = 90
    is_optional = True

    def __init__(self, item: Uncovered) -> None:
        self._item = item

    @classmethod
    def pages(cls, handbook: PublishedHandbook) -> Iterable[SitePage]:
        """One for each decision of each procedure."""
        return [cls(item) for item in handbook.uncovered.values()]

    @property
    def path(self) -> str:
        """That of no file, at the address that a tree would have."""
        return not_covered_path(self._item.id)

    @property
    def title(self) -> str:
        """The question, and the procedure that doesn't answer it."""
        return f"{self._item.title} ({self._item.procedure.short})"

    def metadata(self, handbook: PublishedHandbook) -> Mapping[str, object]:
        """The page is found by the words by which trees on the same decision are."""
        files = handbook.compiled.tree_files.values()
        same = [file for file in files if file.slug == self._item.entry.slug]
        return {
            "title": self.title,
            "tags": search_words(self._item.title, same, handbook.synonyms),
            "search": {"boost": BOOST},
        }

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """Among the decisions of its procedure."""
        title = _("{title} (not covered)").format(title=self._item.title)
        return Place(title, 30, procedure_folder(self._item.procedure))

    def contents(self, handbook: PublishedHandbook) -> Sequence[Entry]:
        """That it isn't covered, the closest clauses, and other decisions."""
        item = self._item
        nearest = [Entry(_nearest_title(), NEAREST)] if item.entry.nearest else []
        return [Entry(_title(item), ID), *nearest, Entry(_others_title(item), OTHERS)]

    def html(self, handbook: PublishedHandbook, here: str, rendered: str = "") -> str:
        """As a tree's page, with one outcome."""
        return _content(self._item, handbook, here)


def _content(item: Uncovered, handbook: PublishedHandbook, here: str) -> str:
    procedure, slug = item.procedure, item.entry.slug
    return lines(
        (
            head(
                item.title,
                whose_line(procedure, handbook, here),
                elsewhere(slug, procedure, handbook, here),
                procedure_picker(handbook),
            ),
            problem_box(handbook.problems_of.get(procedure.path, ()), doubtful()),
            site_notice(handbook.settings.notices.get(slug, "")),
            _said(item, handbook, here),
            _nearest(item, handbook, here),
            _others(item, handbook, here),
            provenance(
                procedure, handbook.settings, here=here, subject=f"{procedure.short}: {item.title}"
            ),
        )
    )


def _title(item: Uncovered) -> str:
    return _("{procedure} doesn't cover this").format(procedure=item.procedure.short)


def _nearest_title() -> str:
    return _("The closest clauses")


def _others_title(item: Uncovered) -> str:
    return _("Other decisions under {procedure}").format(procedure=item.procedure.short)


def _said(item: Uncovered, handbook: PublishedHandbook, here: str) -> str:
    """That there is no rule, in the place where a tree's page has an outcome."""
    note = item.entry.note
    parts = (
        element("h2", text(_title(item)), id=ID),
        verdict_line(Verdict.NOT_COVERED),
        element("div", element("p", text(note)), class_="sb-reason") if note else "",
        element("p", text(_no_rule()), class_="sb-no-rule"),
        element("p", _whom(item, handbook, here), class_="sb-whom"),
    )
    return element(
        "section",
        "\n",
        lines(parts),
        "\n",
        class_="sb-node sb-outcome",
        data_verdict=Verdict.NOT_COVERED.slug,
    )


def _whom(item: Uncovered, handbook: PublishedHandbook, here: str) -> str:
    procedure, ask = item.procedure, item.entry.ask
    if ask is None:
        told = _("{procedure} doesn't say who to ask about this.")
        return filled(told, procedure=text(procedure.short))
    clause = clause_link(handbook, here, procedure, ask.clause)
    return filled(
        _("For questions, {procedure} says to ask: {who} (clause {clause})."),
        procedure=text(procedure.short),
        who=text(ask.who),
        clause=clause,
    )


def _no_rule() -> str:
    return _("Not covered doesn't mean allowed. Other rules may still apply.")


def _nearest(item: Uncovered, handbook: PublishedHandbook, here: str) -> str:
    if not item.entry.nearest:
        return ""
    known = item.procedure.clause_by_number
    clauses = []
    for number in item.entry.nearest:
        title = known[number].title if number in known else ""
        clauses.append(
            f"{clause_link(handbook, here, item.procedure, number)} {text(title)}".rstrip()
        )
    heading = element("h2", text(_nearest_title()), id=NEAREST)
    return lines((heading, listing(clauses, class_="sb-nearest")))


def _others(item: Uncovered, handbook: PublishedHandbook, here: str) -> str:
    """The board's other decisions by title. Their own pages answer the search."""
    procedure = item.procedure
    by_title = [
        (tree.tree.title, element("a", text(tree.tree.title), href=address))
        for tree in handbook.trees_of(procedure.id)
        if (address := handbook.addresses.href(here, tree.file.path))
    ]
    by_title += [
        (other.title, f"{title_link(other, handbook, here)} {mark()}")
        for other in handbook.uncovered_of(procedure.id)
        if other.id != item.id
    ]
    heading = element("h2", text(_others_title(item)), id=OTHERS)
    listed = listing(link for _, link in sorted(by_title))
    none = element("p", text(_("No other decisions are published yet.")))
    parts = "\n", lines((heading, listed or none)), "\n"
    return element("section", *parts, class_="sb-other-decisions", **UNINDEXED)
