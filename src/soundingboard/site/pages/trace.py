"""A procedure's traceability: what cites each clause, and the clauses of each result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.trace import ACKNOWLEDGMENT, ClauseTrace, Trace, trace
from soundingboard.engine.course import Course
from soundingboard.engine.html import element, filled, lines, listing, text
from soundingboard.engine.pages.icons import symbols, word
from soundingboard.engine.tree import Outcome, Tree
from soundingboard.engine.wording import _, ngettext
from soundingboard.site.addresses import trace_path
from soundingboard.site.board_decisions import clause_link, clause_links
from soundingboard.site.decision_links import title_link
from soundingboard.site.heading import head, whose_line
from soundingboard.site.navigation import Place, procedure_folder
from soundingboard.site.pages.page import STYLES, Entry, SitePage
from soundingboard.site.provenance import provenance
from soundingboard.site.published_handbook import PublishedHandbook, Withdrawn

FORTH, BACK, SILENT = "clauses", "results", "not-covered"
"""Anchors of the page's parts."""


class TracePage(SitePage):
    """The page of a procedure that has trees."""

    rank = 80
    styles = (STYLES / "trace.css",)
    is_optional = True

    def __init__(self, procedure: Procedure) -> None:
        self._procedure = procedure

    @classmethod
    def pages(cls, handbook: PublishedHandbook) -> Iterable[SitePage]:
        """One for each procedure that has a tree without errors."""
        traced = {tree.procedure for tree in handbook.compiled.trees.values()}
        return [cls(item) for key, item in handbook.compiled.procedures.items() if key in traced]

    @property
    def path(self) -> str:
        """That of no file: the page is made of the procedure, its trees and its courses."""
        return trace_path(self._procedure.id)

    @property
    def title(self) -> str:
        """What the page lists, and of which procedure."""
        return _("What cites each clause ({procedure})").format(procedure=self._procedure.short)

    def metadata(self, handbook: PublishedHandbook) -> Mapping[str, object]:
        """The page isn't in the search: everything on it is found where it comes from."""
        return {"title": self.title, "search": {"exclude": True}}

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """The last of its procedure."""
        return Place(_("What cites each clause"), 40, procedure_folder(self._procedure))

    def contents(self, handbook: PublishedHandbook) -> Sequence[Entry]:
        """The clauses, the results, and what isn't covered."""
        found = [Entry(_clauses_title(), FORTH), Entry(_results_title(), BACK)]
        silent = [Entry(_silent_title(), SILENT)] if self._procedure.fields["not-covered"] else []
        return [*found, *silent]

    def html(self, handbook: PublishedHandbook, here: str, rendered: str = "") -> str:
        """The lists, in both directions."""
        found = trace(
            self._procedure,
            [item.tree for item in handbook.trees_of(self._procedure.id)],
            [item.course for item in handbook.courses.values()],
        )
        return _TraceContent(found, self.title, handbook, here).html()


def _clauses_title() -> str:
    return _("Each clause, and what cites it")


def _results_title() -> str:
    return _("Each result, and its clauses")


def _silent_title() -> str:
    return _("What it doesn't cover")


class _TraceContent:
    def __init__(self, found: Trace, subject: str, handbook: PublishedHandbook, here: str) -> None:
        self._found = found
        self._subject = subject
        self._handbook = handbook
        self._here = here
        self._procedure = found.procedure

    def html(self) -> str:
        """The whole page."""
        procedure = self._procedure
        entries = self._found.clauses
        idle = sum(not entry.cited and bool(entry.reason) for entry in entries)
        told = _(
            "Clauses: {clauses}. Cited by a result or a course: {cited}. Nothing for staff to "
            "decide: {idle}. Not cited yet: {untraced}."
        ).format(
            clauses=len(entries),
            cited=sum(entry.cited for entry in entries),
            idle=idle,
            untraced=len(self._found.untraced),
        )
        return lines(
            (
                head(
                    _("What cites each clause"),
                    whose_line(procedure, self._handbook, self._here),
                ),
                symbols(),
                element("p", text(told)),
                element("h2", text(_clauses_title()), id=FORTH),
                listing((self._clause(entry) for entry in entries), class_="sb-trace"),
                element("h2", text(_results_title()), id=BACK),
                *(self._tree(tree) for tree in self._found.trees),
                *(self._gone(item) for item in self._handbook.withdrawn_of(procedure.id)),
                *(self._course(course) for course in self._found.courses),
                self._silent(),
                provenance(
                    procedure, self._handbook.settings, here=self._here, subject=self._subject
                ),
            )
        )

    def _clause(self, entry: ClauseTrace) -> str:
        clause = entry.clause
        number = clause_link(self._handbook, self._here, self._procedure, clause.number)
        called = f"{number} {text(clause.title)}"
        if not entry.cited:
            told = _("Not cited yet.")
            if entry.reason:
                told = _("Nothing to decide: {reason}").format(reason=entry.reason)
            return called + element("p", text(told), class_="sb-muted")
        results = [self._outcome_link(tree, outcome, full=True) for tree, outcome in entry.outcomes]
        lessons = [self._lesson(course, scenario) for course, scenario in entry.courses]
        summary = element("summary", text(_count(len(results), len(lessons))))
        folded = element("details", summary, listing([*results, *lessons]), class_="sb-more")
        return called + folded

    def _tree(self, tree: Tree) -> str:
        rows = [
            f"{self._outcome_link(tree, outcome)} {self._cited(outcome.clauses)}"
            for outcome in tree.outcomes
        ]
        summary = element("summary", f"{text(tree.title)} ({len(rows)})")
        return element("details", summary, listing(rows), class_="sb-more")

    def _gone(self, item: Withdrawn) -> str:
        address = self._handbook.addresses.href(self._here, item.file.path)
        link = element("a", text(item.file.title), href=address)
        told = _("This is withdrawn, so its citations don't count.")
        return element("p", link, " ", text(f"{told} {item.reason}"))

    def _course(self, course: Course) -> str:
        rows = [
            f"{text(scenario.title)} {self._cited(scenario.clauses)}"
            for scenario in course.scenarios
        ]
        summary = element("summary", f"{text(course.title)} ({len(rows)})")
        return element("details", summary, listing(rows), class_="sb-more")

    def _silent(self) -> str:
        entries = self._procedure.coverage.not_covered.values()
        rows = []
        for entry in entries:
            item = self._handbook.uncovered.get(f"{self._procedure.id}/{entry.slug}")
            title = title_link(item, self._handbook, self._here) if item else text(entry.slug)
            told = [title, text(entry.note)]
            if entry.ask is None:
                told.append(text(_("It doesn't say who to ask.")))
            else:
                asked = clause_link(self._handbook, self._here, self._procedure, entry.ask.clause)
                says = _("It says to ask: {who} ({clause}).")
                told.append(filled(says, who=text(entry.ask.who), clause=asked))
            rows.append(" ".join(part for part in told if part))
        heading = element("h2", text(_silent_title()), id=SILENT)
        return lines((heading, listing(rows))) if rows else ""

    def _outcome_link(self, tree: Tree, outcome: Outcome, *, full: bool = False) -> str:
        path = self._handbook.published[tree.id].file.path
        address = self._handbook.addresses.href(self._here, path, outcome.id)
        link = element("a", text(outcome.title), href=address)
        return f"{text(tree.title) + ' ' if full else ''}{link} {word(outcome.verdict)}"

    def _lesson(self, course: Course, scenario: str) -> str:
        path = self._handbook.courses[course.id].file.path
        address = self._handbook.addresses.href(self._here, path)
        found = course.scenario_by_id.get(scenario)
        told = found and found.title
        if scenario == ACKNOWLEDGMENT:
            told = _("the statement to acknowledge")
        return f"{element('a', text(course.title), href=address)}: {text(told or scenario)}"

    def _cited(self, numbers: tuple[str, ...]) -> str:
        cited = clause_links(self._handbook, self._here, self._procedure, numbers)
        return element("span", cited, class_="sb-cites-line")


def _count(results: int, lessons: int) -> str:
    parts = []
    if results:
        parts.append(ngettext("{count} result", "{count} results", results).format(count=results))
    if lessons:
        parts.append(_("{count} in training").format(count=lessons))
    return ", ".join(parts)
