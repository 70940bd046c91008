"""A course's page: a self-study sheet that is complete without scripts.

The browser's custom element takes this HTML over; its names are a contract between the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from soundingboard.authoring import markdown
from soundingboard.authoring.choices import ChoiceText
from soundingboard.authoring.citations import resolve
from soundingboard.authoring.reading import READ_FIRST
from soundingboard.authoring.scenario import ScenarioText
from soundingboard.engine.course import Scenario, Stand
from soundingboard.engine.html import capital, element, lines, listing, text
from soundingboard.site.addresses import relative
from soundingboard.site.book import Book, PublishedCourse
from soundingboard.site.dates import time_element
from soundingboard.site.framed import framed_notice
from soundingboard.site.heading import head
from soundingboard.site.prose import Prose
from soundingboard.site.provenance import edition, name, provenance, whose

COMPILED = "assets/soundingboard/courses"
"""Where the compiled courses stand in a site."""

LEDGER = "assets/soundingboard/editions.json"
"""Where the ledger of editions stands in a site."""

READING_TITLE = "Read first"
STATEMENT_ID = "sb-acknowledgment"
"""Id of the statement's heading; no scenario can have it, for a slug keeps no such prefix."""

STATEMENT_TITLE = "What you acknowledge"


def compiled_address(course_id: str) -> str:
    """Where the compiled JSON of a course stands, from the site's root."""
    return f"{COMPILED}/{course_id}.json"


def course_page(item: PublishedCourse, book: Book, here: str, *, engine: bool = True) -> str:
    """The content of a course's page, whose address is *here*."""
    return _CoursePage(item, book, here).html(engine=engine)


def entries(item: PublishedCourse) -> list[tuple[str, str]]:
    """The title and anchor of every part of the page, in its order."""
    return [
        (READING_TITLE, READ_FIRST),
        *((scenario.section.title, scenario.id) for scenario in item.file.scenarios),
        (STATEMENT_TITLE, STATEMENT_ID),
    ]


@dataclass(frozen=True)
class _CoursePage:
    item: PublishedCourse
    book: Book
    here: str

    def html(self, *, engine: bool) -> str:
        course, procedure = self.item.course, self.item.procedure
        sheet = (
            element(
                "div", self._prose.blocks(self.item.file.intro), self._terms(), class_="sb-intro"
            ),
            self._reading(),
            *map(self._scenario, self.item.file.scenarios),
            self._statement(),
        )
        body = element(
            "sb-course",
            "\n",
            lines(sheet),
            "\n",
            data_course=course.id,
            data_hash=course.hash,
            data_title=course.title,
            data_src=relative(compiled_address(course.id), self.here),
            data_ledger=relative(LEDGER, self.here),
            data_root=relative("", self.here),
            data_procedure=procedure.id,
            data_procedure_name=name(procedure),
            data_procedure_page=self.book.addresses.href(self.here, procedure.path),
            data_revision=str(procedure.fields["revision"]),
            data_effective=procedure.effective,
            data_edition=edition(procedure),
            data_edition_hash=procedure.hash,
            data_contact=self.book.settings.contact_of(procedure) or None,
            data_engine=None if engine else "off",
        )
        top = (head(course.title, self._whose()), self._withdrawn(), framed_notice())
        return lines((*top, body, self._about()))

    def _withdrawn(self) -> str:
        """What of the course depends on a decision that nobody may follow for now."""
        gone: dict[str, list[str]] = {}
        for scenario in self.item.course.scenarios:
            for stand in scenario.stands_for:
                titles = gone.setdefault(stand.tree, [])
                if scenario.title not in titles:
                    titles.append(scenario.title)
        items = []
        for key, titles in gone.items():
            item = self.book.withdrawn.get(key)
            if item is not None:
                address = self.book.addresses.href(self.here, item.file.path)
                link = element("a", text(item.file.title), href=address)
                about = ", ".join(f"“{title}”" for title in titles)
                items.append(f"{link}: {text(item.reason)} {text(f'Scenarios: {about}.')}")
        if not items:
            return ""
        guides = "a decision guide that has" if len(items) == 1 else "decision guides that have"
        told = (
            f"Some of this course depends on {guides} been withdrawn. Don't act on what these "
            "scenarios say:"
        )
        return element(
            "aside", "\n", element("p", told), listing(items), "\n", class_="sb-withdrawn"
        )

    def _whose(self) -> str:
        procedure = self.item.procedure
        address = self.book.addresses.href(self.here, procedure.path)
        called = text(name(procedure))
        link = element("a", called, href=address) if address else called
        return element("p", link, f" · {text(capital(whose(procedure)))}", class_="sb-whose")

    def _terms(self) -> str:
        course = self.item.course
        valid = (
            f"An acknowledgment holds for {course.valid_months} months."
            if course.valid_months is not None
            else "An acknowledgment does not expire."
        )
        drawn = (
            f"{course.draw} of {len(course.scenarios)} scenarios are drawn; "
            f"{course.pass_mark} right answers pass."
        )
        rows = (
            ("For", text(course.audience)),
            ("Quiz", drawn),
            ("Validity", valid),
        )
        pairs = [element("div", element("dt", label), element("dd", told)) for label, told in rows]
        return element("dl", "\n", lines(pairs), "\n", class_="sb-facts")

    def _reading(self) -> str:
        section = self.item.file.read_first
        tokens = self._with_readings(section.tokens) if section is not None else []
        return element(
            "section",
            "\n",
            lines((element("h2", READING_TITLE, id=READ_FIRST), self._prose.blocks(tokens))),
            "\n",
            class_="sb-course-reading",
        )

    def _with_readings(self, tokens: Sequence[Token]) -> list[Token]:
        """The list's items marked with the anchor of what they ask to be read."""
        known = {item.anchor for item in self.item.course.reading}
        marked = list(tokens)
        for index, token in enumerate(marked):
            if token.type != "list_item_open":
                continue
            first = next((item for item in marked[index:] if item.type == "inline"), None)
            link = next(markdown.links([first]), None) if first is not None else None
            anchor = resolve(self.item.file.path, link.href).fragment if link is not None else ""
            if anchor in known:
                marked[index] = token.copy(attrs={**token.attrs, "data-reading": anchor})
        return marked

    def _scenario(self, written: ScenarioText) -> str:
        scenario = self.item.course.scenario_by_id[written.id]
        choices = [
            element(
                "li",
                element("span", self._prose.inline(choice.label), class_="sb-label-text"),
                data_choice=choice.id,
            )
            for choice in written.choices
        ]
        parts = (
            element("h2", text(written.section.title), id=written.id),
            element("div", self._prose.blocks(written.story), class_="sb-story"),
            element("ul", "\n", lines(choices), "\n", class_="sb-choices"),
            self._solution(written, scenario),
        )
        return element(
            "section", "\n", lines(parts), "\n", class_="sb-scenario", data_scenario=written.id
        )

    def _solution(self, written: ScenarioText, scenario: Scenario) -> str:
        marks = [self._mark(choice) for choice in written.choices]
        parts = (
            element("summary", "Answers, and why"),
            element("ul", "\n", lines(marks), "\n", class_="sb-marks"),
            element("div", self._behind(written, scenario), class_="sb-behind"),
        )
        return element("details", "\n", lines(parts), "\n", class_="sb-more sb-solution")

    def _mark(self, choice: ChoiceText) -> str:
        mark = "Right" if choice.right else "Wrong"
        label = element(
            "p",
            element("strong", f"{mark}:", class_=f"sb-mark sb-mark--{mark.lower()}"),
            " ",
            self._prose.inline(choice.label),
        )
        feedback = element("div", self._prose.blocks(choice.feedback), class_="sb-feedback")
        return element("li", label, feedback, data_solution=choice.id)

    def _behind(self, written: ScenarioText, scenario: Scenario) -> str:
        if written.beyond:
            label = element("p", "Why no decision answers this", class_="sb-label")
            return label + self._prose.blocks(written.beyond)
        # Two ways of a situation may come to one outcome.
        stands = {(stand.tree, stand.outcome): stand for stand in scenario.stands_for}
        items = [self._stand(stand) for stand in stands.values()]
        return element("p", "What the decision comes to", class_="sb-label") + listing(items)

    def _stand(self, stand: Stand) -> str:
        gone = self.book.withdrawn.get(stand.tree)
        if gone is not None:
            way = self.book.addresses.href(self.here, gone.file.path)
            return f"{element('a', text(gone.file.title), href=way)} has been withdrawn."
        found = self.book.published.get(stand.tree)
        address = self.book.addresses.href(self.here, found.file.path) if found else None
        if found is None or address is None:
            return text(stand.title)
        verdict = found.tree.outcome_by_id[stand.outcome].verdict
        link = element("a", text(stand.title), href=f"{address}#{stand.outcome}")
        word = element("span", verdict.value, class_=f"sb-word sb-word--{verdict.slug}")
        return f"{text(found.tree.title)} {link} {word}"

    def _statement(self) -> str:
        statement = self.item.course.statement
        clause = self.item.procedure.clause_by_number.get(statement.clause)
        page = self.book.addresses.href(self.here, self.item.procedure.path)
        asked = ""
        if clause is not None and page is not None:
            link = element("a", text(clause.number), href=f"{page}#{clause.anchor}")
            asked = element("p", "The procedure asks for it in ", link, ".")
        words = element("p", text(statement.text), lang=statement.language)
        parts = (
            element("h2", STATEMENT_TITLE, id=STATEMENT_ID),
            element("blockquote", words, class_="sb-statement__words"),
            asked,
            element("p", text(statement.note)) if statement.note else "",
            element("p", "The edition is ", text(edition(self.item.procedure)), "."),
        )
        return element("section", "\n", lines(parts), "\n", class_="sb-statement")

    def _about(self) -> str:
        course = self.item.course
        parts = (
            element("p", "Last held against the procedure on ", time_element(course.reviewed), "."),
            provenance(
                self.item.procedure,
                self.book.settings,
                here=self.here,
                subject=f"{self.item.procedure.short}: {course.title}",
            ),
        )
        return element(
            "footer", "\n", lines(parts), "\n", class_="sb-about", data_search_exclude="true"
        )

    @property
    def _prose(self) -> Prose:
        return Prose(self.item.file.path, self.item.procedure, self.book, self.here)
