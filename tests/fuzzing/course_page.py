"""A course's page compared with the engine's course."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode
from tests.fuzzing.pages import CITED, Page, attribute, differing, fragment, squeezed, taken

from soundingboard.authoring.compile.procedure_file import anchor
from soundingboard.engine.course import Course, ExpectedOutcome, Scenario
from soundingboard.site.pages.course import content
from soundingboard.site.published_handbook import PublishedCourse, PublishedHandbook

CHROME = (
    *(".sb-whose", ".sb-provenance", "summary", ".sb-behind .sb-label", ".sb-course-reading > h2"),
    *(".sb-acknowledgment > h2", ".sb-about p", ".sb-withdrawn > p", ".sb-without"),
    ".sb-framed",
    *("[data-region]", ".sb-js-notice", ".sb-paper", ".sb-to-sheet"),
)
"""Selectors of what the site adds to an author's text."""

_ASKED = squeezed("The procedure asks for it in")
_EDITION = squeezed("Edition:")


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice as shown, and its mark and feedback in the solution."""

    text: str
    right: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A scenario as shown: ``behind`` is what its trees come to, or why none answers it.

    ``cited`` are the anchors of its clauses, ``rest`` is what else it says.
    """

    id: str
    title: str
    story: str
    choices: tuple[Choice, ...]
    behind: str
    cited: frozenset[str]
    rest: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A part to read, as shown."""

    said: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Around:
    """What is before and after the scenarios. ``terms`` are the course's facts by their label."""

    title: str
    reviewed: tuple[str, ...]
    withdrawn: tuple[str, ...]
    intro: str
    terms: tuple[tuple[str, str], ...]
    reading: tuple[Reading, ...]
    acknowledgment: str
    language: tuple[str, ...]
    clause: str
    note: str


def page_of(item: PublishedCourse, site_handbook: PublishedHandbook) -> str:
    """The content of the page."""
    return content(item, site_handbook, "training/a/b/")


def differences(
    item: PublishedCourse, site_handbook: PublishedHandbook, html: str
) -> Iterator[str]:
    """Where the page *html* of a course differs from it; it was made with *site_handbook*."""
    course = item.course
    page = Page(html)
    dates = page.dates(".sb-about time")
    page.drop(*CHROME)
    shown = tuple(map(_shown, page.find("sb-course > .sb-scenario")))
    meant = tuple(_scenario(scenario, site_handbook) for scenario in course.scenarios)
    yield from differing("a scenario", shown, meant)
    page.drop("sb-course > .sb-scenario")
    terms = zip(page.find(".sb-facts dt"), page.find(".sb-facts dd"), strict=True)
    told = tuple((squeezed(label.text()), squeezed(said.text())) for label, said in terms)
    page.drop(".sb-facts")
    around = Around(
        title=page.take("h1"),
        reviewed=dates,
        withdrawn=tuple(squeezed(item.text()) for item in page.find(".sb-withdrawn > ul > li")),
        intro=page.take("sb-course > .sb-intro"),
        terms=told,
        reading=tuple(map(_read, page.find(".sb-course-reading > ul > li"))),
        language=tuple(
            attribute(words, "lang") for words in page.find(".sb-acknowledgment__words > p")
        ),
        acknowledgment=page.take(".sb-acknowledgment__words"),
        **_below_acknowledgment(page),
    )
    page.drop(".sb-withdrawn", ".sb-course-reading > ul > li")
    yield from differing("around the scenarios", around, _around(course, site_handbook))
    yield from page.left_over()


def _below_acknowledgment(page: Page) -> dict[str, str]:
    """The clause that asks for the statement, and the author's note."""
    found = {"clause": "", "note": ""}
    for paragraph in page.find(".sb-acknowledgment > p"):
        said = squeezed(paragraph.text())
        if said.startswith(_ASKED) and paragraph.css("a"):
            found["clause"] += said.removeprefix(_ASKED).removesuffix(".")
        elif not said.startswith(_EDITION):
            found["note"] += said
        paragraph.decompose()
    return found


def _read(item: LexborNode) -> Reading:
    link = item.css_first("a")
    return Reading(squeezed(item.text()), fragment(link) if link is not None else "")


def _shown(section: LexborNode) -> Shown:
    cited = frozenset(fragment(link) for link in section.css(CITED))
    choices = tuple(
        _choice(label, mark)
        for label, mark in zip(
            section.css(".sb-choices > li"), section.css(".sb-marks > li"), strict=True
        )
    )
    parts = [taken(section, part) for part in ("h2", ".sb-story", ".sb-behind")]
    taken(section, ".sb-choices")
    return Shown(
        id=attribute(section, "data-scenario"),
        title=parts[0],
        story=parts[1],
        choices=choices,
        behind=parts[2],
        cited=cited,
        rest=squeezed(section.text()),
    )


def _choice(label: LexborNode, mark: LexborNode) -> Choice:
    """A choice with its mark, which says its label again. What the mark says more stays in it."""
    text, right = squeezed(label.text()), bool(mark.css(".sb-mark--right"))
    feedback = taken(mark, ".sb-feedback")
    again = mark.css_first("p:has(> .sb-mark)")
    if again is not None and squeezed(again.text()) == f"{'Right' if right else 'Wrong'}:{text}":
        again.decompose()
    return Choice(text, right, feedback)


def _scenario(scenario: Scenario, site_handbook: PublishedHandbook) -> Shown:
    outcomes = {
        (expected.tree, expected.outcome): expected for expected in scenario.expected_outcomes
    }
    expected_outcomes = "".join(
        _expected_outcome(expected, site_handbook) for expected in outcomes.values()
    )
    return Shown(
        id=scenario.id,
        title=squeezed(scenario.title),
        story=squeezed(scenario.story),
        choices=tuple(
            Choice(squeezed(choice.text), choice.right, squeezed(choice.feedback))
            for choice in scenario.choices
        ),
        behind=squeezed(expected_outcomes or scenario.beyond),
        cited=frozenset(map(anchor, scenario.clauses)),
        rest="",
    )


def _expected_outcome(expected: ExpectedOutcome, site_handbook: PublishedHandbook) -> str:
    file = site_handbook.compiled.tree_files[expected.tree]
    if expected.tree in site_handbook.withdrawn:
        return f"{file.title} has been withdrawn."
    if expected.tree not in site_handbook.published:
        return expected.title  # the tree breaks a statement, so that its verdict isn't shown
    assert file.tree is not None
    verdict = file.tree.outcome_by_id[expected.outcome].verdict
    return f"{file.tree.title} {expected.title} {verdict.value}"


def _around(course: Course, site_handbook: PublishedHandbook) -> Around:
    acknowledgment = course.acknowledgment
    months, count = course.valid_months, len(course.scenarios)
    valid = (
        f"An acknowledgment is valid for {months} month{'s' if months > 1 else ''}."
        if months
        else "An acknowledgment doesn't expire."
    )
    drawn = (
        f"{course.draw} of {count} scenario{'s are' if count > 1 else ' is'} drawn for you. "
        f"To pass, you need {course.pass_mark} of {course.draw} "
        f"scenario{'s' if course.draw > 1 else ''} right."
    )
    terms = (("For", course.audience), ("Quiz", drawn), ("Validity", valid))
    return Around(
        title=squeezed(course.title),
        reviewed=(course.reviewed,),
        withdrawn=tuple(_withdrawn(course, site_handbook)),
        intro=squeezed(course.intro),
        terms=tuple((label, squeezed(said)) for label, said in terms),
        reading=tuple(
            Reading(squeezed(item.text + item.hint), item.anchor) for item in course.reading
        ),
        acknowledgment=squeezed(acknowledgment.text),
        language=(acknowledgment.language,),
        clause=acknowledgment.clause,
        note=squeezed(acknowledgment.note),
    )


def _withdrawn(course: Course, site_handbook: PublishedHandbook) -> Iterator[str]:
    """Each withdrawn tree that a scenario depends on, why, and which scenarios they are."""
    about: dict[str, dict[str, None]] = {}
    for scenario in course.scenarios:
        for expected in scenario.expected_outcomes:
            if expected.tree in site_handbook.withdrawn:
                about.setdefault(expected.tree, {})[scenario.title] = None
    for tree, titles in about.items():
        listed = ", ".join(f"“{title}”" for title in titles)
        gone = site_handbook.withdrawn[tree]
        yield squeezed(f"{gone.file.title}: {gone.reason} Scenarios: {listed}.")
