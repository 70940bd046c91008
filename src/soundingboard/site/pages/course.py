"""A course's page: a self-study sheet that is complete without scripts.

With scripts, the page's program takes the reader through the course step by step. Until the sheet
is asked for, style keeps it, and so the answers, out of sight (``styles/training.css``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from soundingboard.authoring.compile.choices import ChoiceText
from soundingboard.authoring.compile.course_file import CourseFile
from soundingboard.authoring.compile.links import resolve
from soundingboard.authoring.compile.required_reading import READ_FIRST
from soundingboard.authoring.compile.scenario import ScenarioText
from soundingboard.authoring.source import markdown
from soundingboard.engine import editions
from soundingboard.engine.codec import encode
from soundingboard.engine.course import ExpectedOutcome, Scenario
from soundingboard.engine.editions import Ledger, of_procedure
from soundingboard.engine.html import element, filled, lines, listing, text
from soundingboard.engine.labels import verdict_label
from soundingboard.engine.pages import course_source
from soundingboard.engine.pages.course_overview import to_sheet
from soundingboard.engine.pages.course_quiz import needed
from soundingboard.engine.pages.course_source import CourseSource, Named
from soundingboard.engine.pages.walk_html import late
from soundingboard.engine.receipt import EditionNamed
from soundingboard.engine.wording import _, ngettext
from soundingboard.site.addresses import MY_TRAINING, SOURCES, STORED, relative
from soundingboard.site.dates import time_element
from soundingboard.site.framed import framed_notice
from soundingboard.site.heading import head, whose_line
from soundingboard.site.navigation import Place, training
from soundingboard.site.pages.page import Entry, SitePage
from soundingboard.site.prose import Prose
from soundingboard.site.provenance import edition, name, provenance
from soundingboard.site.published_handbook import PublishedCourse, PublishedHandbook

COMPILED = "assets/soundingboard/courses"
"""Where the compiled courses are in a site."""

ACKNOWLEDGMENT_ID = "sb-acknowledgment"
"""Id of the acknowledgment's heading; no scenario can have it, for a slug keeps no such prefix."""


class CoursePage(SitePage):
    """The page of a course."""

    rank = 40

    def __init__(self, file: CourseFile) -> None:
        self._file = file

    @classmethod
    def pages(cls, handbook: PublishedHandbook) -> Iterable[SitePage]:
        """One for each course's file, whether or not it has problems."""
        return [cls(file) for file in handbook.compiled.course_files.values()]

    @property
    def path(self) -> str:
        """The course's file."""
        return self._file.path

    @property
    def title(self) -> str:
        """The author's title."""
        return self._file.title

    def place(self, handbook: PublishedHandbook) -> Place | None:
        """By title, among the courses of all procedures."""
        return Place(self.title, 10, training())

    def contents(self, handbook: PublishedHandbook) -> Sequence[Entry]:
        """What to read first, the scenarios, and the acknowledgment."""
        return _entries(self._file)

    def html(self, handbook: PublishedHandbook, here: str, rendered: str = "") -> str:
        """The whole course as a self-study sheet."""
        return content(handbook.courses[self._file.id], handbook, here)

    def assets(self, handbook: PublishedHandbook, here: str) -> Iterator[tuple[str, object]]:
        """The compiled course, and what the page's program is opened with."""
        item = handbook.courses[self._file.id]
        yield f"{COMPILED}/{item.course.id}.json", encode(item.course)
        source = source_of(item, handbook, here)
        yield source_address(item.course.id), encode(source)


def source_address(course_id: str) -> str:
    """Where the source of a course's page is, from the site's root. No tree has such an address."""
    procedure, _slash, slug = course_id.partition("/")
    return f"{SOURCES}/{procedure}/courses/{slug}.json"


def source_of(item: PublishedCourse, handbook: PublishedHandbook, here: str) -> CourseSource:
    """What the course's page at *here* is made of."""
    return _CourseContent(item, handbook, here).source()


def content(item: PublishedCourse, handbook: PublishedHandbook, here: str) -> str:
    """The content of a course's page, whose address is *here*."""
    return _CourseContent(item, handbook, here).html()


def _entries(file: CourseFile) -> list[Entry]:
    return [
        Entry(_("Read first"), READ_FIRST),
        *(Entry(scenario.section.title, scenario.id) for scenario in file.scenarios),
        Entry(_statement_title(), ACKNOWLEDGMENT_ID),
    ]


def _statement_title() -> str:
    return _("What you acknowledge")


@dataclass(frozen=True)
class _CourseContent:
    item: PublishedCourse
    handbook: PublishedHandbook
    here: str

    def source(self) -> CourseSource:
        course, procedure = self.item.course, self.item.procedure
        page = self._href(procedure.path)
        cited = {number for scenario in course.scenarios for number in scenario.clauses}
        outcomes = [
            outcome for scenario in course.scenarios for outcome in scenario.expected_outcomes
        ]
        trees = {outcome.tree: self._tree(outcome.tree) for outcome in outcomes}
        own = of_procedure(self.handbook.compiled.ledger or Ledger(), procedure.id)
        return CourseSource(
            course,
            Named(name(procedure), page),
            str(procedure.fields["board"]),
            EditionNamed(
                procedure.id, int(procedure.fields["revision"]), procedure.effective, procedure.hash
            ),
            edition(procedure),
            editions.for_readers(own),
            {
                written.id: course_source.ScenarioText(
                    self._prose.blocks(written.story),
                    {
                        choice.id: (
                            self._prose.inline(choice.label),
                            self._prose.blocks(choice.feedback),
                        )
                        for choice in written.choices
                    },
                    self._behind(written, course.scenario_by_id[written.id]),
                )
                for written in self.item.file.scenarios
            },
            {
                clause.number: Named(clause.title, f"{page}#{clause.anchor}" if page else "")
                for clause in procedure.clauses
                if clause.number in cited
            },
            {key: named for key, named in trees.items() if named is not None},
            self._href(STORED),
            self._href(MY_TRAINING),
            tuple(entry.anchor for entry in _entries(self.item.file)),
        )

    def html(self) -> str:
        course = self.item.course
        intro = (self._prose.blocks(self.item.file.intro), self._terms())
        sheet = (
            element("div", data_region="storage"),
            element("div", *intro, class_="sb-intro"),
            self._without(),
            late(
                _("The quiz can't be loaded right now."),
                _(
                    "This page is the whole course as a self-study sheet. To acknowledge the "
                    "procedure on paper, print the page and sign it."
                ),
                _("Loading the quiz… (The first time can take a few seconds.)"),
            ),
            element("div", data_region="said", role="status"),
            element("div", data_region="step"),
            self._reading(),
            to_sheet(READ_FIRST, "sb-to-sheet"),
            *map(self._scenario, self.item.file.scenarios),
            self._acknowledgment(),
        )
        body = element(
            "sb-course",
            "\n",
            lines(sheet),
            "\n",
            data_course=course.id,
            data_source=relative(source_address(course.id), self.here),
            data_version=self.source().version,
            data_root=relative("", self.here),
            data_storage="" if self.handbook.engine else None,
            data_engine=None if self.handbook.engine else "off",
        )
        whose_ = whose_line(self.item.procedure, self.handbook, self.here)
        top = (head(course.title, whose_), self._withdrawn(), framed_notice())
        return lines((*top, body, self._about()))

    def _without(self) -> str:
        """What is shown where a browser runs no scripts, or if the site has no engine."""
        paper = _(
            "This page is a self-study sheet. To acknowledge the procedure on paper, print the "
            "page and sign it."
        )
        if self.handbook.engine:
            told = _("The quiz and the receipt need JavaScript.")
            return element("p", text(f"{told} {paper}"), class_="sb-without")
        told = _("This site is published without the quiz and the receipt.")
        return element("p", text(f"{told} {paper}"), class_="sb-js-notice")

    def _withdrawn(self) -> str:
        """What of the course depends on a decision that nobody may follow for now."""
        gone: dict[str, list[str]] = {}
        for scenario in self.item.course.scenarios:
            for expected in scenario.expected_outcomes:
                titles = gone.setdefault(expected.tree, [])
                if scenario.title not in titles:
                    titles.append(scenario.title)
        items = []
        for key, titles in gone.items():
            item = self.handbook.withdrawn.get(key)
            if item is not None:
                link = element("a", text(item.file.title), href=self._href(item.file.path))
                listed = ", ".join(_("“{title}”").format(title=title) for title in titles)
                about = element(
                    "span",
                    filled(
                        _("Scenarios: {titles}."),
                        titles=element("span", text(listed), class_="sb-titles"),
                    ),
                )
                reason = element("span", text(item.reason), class_="sb-withdrawn__reason")
                items.append(f"{link}: {reason} {about}")
        if not items:
            return ""
        told = ngettext(
            "Some of this course depends on a decision guide that has been withdrawn. Don't act on "
            "what these scenarios say:",
            "Some of this course depends on decision guides that have been withdrawn. Don't act on "
            "what these scenarios say:",
            len(items),
        )
        return element(
            "aside", "\n", element("p", text(told)), listing(items), "\n", class_="sb-withdrawn"
        )

    def _terms(self) -> str:
        course = self.item.course
        drawn = ngettext(
            "{draw} of {count} scenario is drawn for you.",
            "{draw} of {count} scenarios are drawn for you.",
            len(course.scenarios),
        ).format(draw=course.draw, count=len(course.scenarios))
        valid = (
            ngettext(
                "An acknowledgment is valid for {count} month.",
                "An acknowledgment is valid for {count} months.",
                course.valid_months,
            ).format(count=course.valid_months)
            if course.valid_months is not None
            else _("An acknowledgment doesn't expire.")
        )
        rows = (
            (_("For"), element("span", text(course.audience), class_="sb-audience")),
            (_("Quiz"), text(f"{drawn} {needed(course.pass_mark, course.draw)}")),
            (_("Validity"), text(valid)),
        )
        pairs = [
            element("div", element("dt", text(label)), element("dd", told)) for label, told in rows
        ]
        return element("dl", "\n", lines(pairs), "\n", class_="sb-facts")

    def _reading(self) -> str:
        section = self.item.file.read_first
        tokens = self._with_readings(section.tokens) if section is not None else []
        heading = element("h2", text(_("Read first")), id=READ_FIRST)
        return element(
            "section",
            "\n",
            lines((heading, self._prose.blocks(tokens))),
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
            element("summary", text(_("Answers, and why"))),
            element("ul", "\n", lines(marks), "\n", class_="sb-marks"),
            element("div", self._behind(written, scenario), class_="sb-behind"),
        )
        return element("details", "\n", lines(parts), "\n", class_="sb-more sb-solution")

    def _mark(self, choice: ChoiceText) -> str:
        mark, word = ("right", _("Right:")) if choice.right else ("wrong", _("Wrong:"))
        label = element(
            "p",
            element("strong", text(word), class_=f"sb-mark sb-mark--{mark}"),
            " ",
            element("span", self._prose.inline(choice.label), class_="sb-label-text"),
        )
        feedback = element("div", self._prose.blocks(choice.feedback), class_="sb-feedback")
        return element("li", label, feedback, data_solution=choice.id)

    def _behind(self, written: ScenarioText, scenario: Scenario) -> str:
        if written.beyond:
            label = element("p", text(_("Why no decision guide answers this")), class_="sb-label")
            return label + self._prose.blocks(written.beyond)
        # Two ways of a situation may come to one outcome.
        expected_outcomes = {
            (expected.tree, expected.outcome): expected for expected in scenario.expected_outcomes
        }
        items = [self._expected_outcome(expected) for expected in expected_outcomes.values()]
        label = element("p", text(_("What the decision guide says")), class_="sb-label")
        return label + listing(items)

    def _expected_outcome(self, expected: ExpectedOutcome) -> str:
        gone = self.handbook.withdrawn.get(expected.tree)
        if gone is not None:
            link = element("a", text(gone.file.title), href=self._href(gone.file.path))
            return filled(_("{guide} has been withdrawn."), guide=link)
        found = self.handbook.published.get(expected.tree)
        address = self._href(found.file.path) if found else ""
        if found is None or not address:
            return text(expected.title)
        verdict = found.tree.outcome_by_id[expected.outcome].verdict
        link = element("a", text(expected.title), href=f"{address}#{expected.outcome}")
        label = text(verdict_label(verdict))
        word = element("span", label, class_=f"sb-word sb-word--{verdict.slug}")
        return f"{text(found.tree.title)} {link} {word}"

    def _tree(self, key: str) -> Named | None:
        found = self.handbook.published.get(key)
        address = self._href(found.file.path) if found else ""
        return Named(found.tree.title, address) if found and address else None

    def _acknowledgment(self) -> str:
        acknowledgment = self.item.course.acknowledgment
        clause = self.item.procedure.clause_by_number.get(acknowledgment.clause)
        page = self._href(self.item.procedure.path)
        asked = ""
        if clause is not None and page:
            link = element("a", text(clause.number), href=f"{page}#{clause.anchor}")
            asked = element("p", filled(_("The procedure asks for it in {clause}."), clause=link))
        words = element("p", text(acknowledgment.text), lang=acknowledgment.language)
        note = element("p", text(acknowledgment.note), class_="sb-acknowledgment__note")
        parts = (
            element("h2", text(_statement_title()), id=ACKNOWLEDGMENT_ID),
            element("blockquote", words, class_="sb-acknowledgment__words"),
            asked,
            note if acknowledgment.note else "",
            element(
                "p",
                text(_("Edition: {edition}.").format(edition=edition(self.item.procedure))),
            ),
            self._paper(),
        )
        return element("section", "\n", lines(parts), "\n", class_="sb-acknowledgment")

    def _paper(self) -> str:
        """Lines to fill in, on paper alone."""
        labels = (
            *(_("Name"), _("Staff number"), _("School or office"), _("Date"), _("Signature")),
        )
        rows = [element("div", element("dt", text(label)), element("dd")) for label in labels]
        return element("dl", "\n", lines(rows), "\n", class_="sb-paper")

    def _about(self) -> str:
        course = self.item.course
        reviewed = time_element(course.reviewed)
        parts = (
            element("p", filled(_("Last reviewed against the procedure: {date}"), date=reviewed)),
            provenance(
                self.item.procedure,
                self.handbook.settings,
                here=self.here,
                subject=f"{self.item.procedure.short}: {course.title}",
            ),
        )
        return element(
            "footer", "\n", lines(parts), "\n", class_="sb-about", data_search_exclude="true"
        )

    def _href(self, path: str) -> str:
        return self.handbook.addresses.href(self.here, path) or ""

    @property
    def _prose(self) -> Prose:
        return Prose(self.item.file.path, self.item.procedure, self.handbook, self.here)
