"""The page of a course: a self-study sheet with the names that the browser's code relies on."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests import situations
from tests.fuzzing.course_page import differences
from tests.handbooks import swap, write_handbook
from tests.site.published_handbooks import documents, published_handbook

from soundingboard.authoring.editions.ledger import edition_of, with_editions, write_ledger
from soundingboard.authoring.handbook import load
from soundingboard.authoring.source import markdown
from soundingboard.engine.codec import decode
from soundingboard.engine.pages.course_source import CourseSource
from soundingboard.site.pages.course import CoursePage, content, source_of
from soundingboard.site.published_handbook import PublishedHandbook

COURSE = "training/ap-1/onboarding.md"
URL = "training/ap-1/onboarding/"

COURSE_TEXT = """\
---
title: AP 1 onboarding
procedure: ap-1
reviewed: 2026-11-20
pass-mark: 1
draw: 2
valid-months: 12
audience: Everyone
statement: I have read and understood AP 1 & what it asks.
statement-clause: "1.2"
statement-note: The site asks it of everyone.
---

Two scenarios.

## Read first

- [Section 1: Accounts for work](../../docs/procedures/ap-1.md#section-1-accounts-for-work), twice
- [2.1.1 No contact](../../docs/procedures/ap-1.md#c-2-1-1)

## A request on Friday

A student asks to follow *Odile*'s own account.

- [x] Decline the request.

  She must not communicate with students there ([2.1.1](../../docs/procedures/ap-1.md#c-2-1-1)).
- [ ] Accept it.

  That opens a door ([2.1.1](../../docs/procedures/ap-1.md#c-2-1-1)).

| Which account did they ask to follow? | Who is asking? | Outcome |
|---|---|---|
| My own account | A student enrolled in one of our schools | [Do not accept](TREE#do-not-accept) |

## A principal who does not know

The class account is a week old.

- [x] Tell the principal.

  Staff must ([1.2](../../docs/procedures/ap-1.md#c-1-2)).
- [ ] Wait.

  The procedure names no delay ([1.2](../../docs/procedures/ap-1.md#c-1-2)).

**No tree.** No tree asks what the principal knows.
""".replace("TREE", "../../decision_trees/ap-1/follow-request.md")


@pytest.fixture
def made(tmp_path: Path) -> PublishedHandbook:
    return published_handbook(tmp_path, {COURSE: COURSE_TEXT})


@pytest.fixture
def html(made: PublishedHandbook) -> str:
    return content(made.courses["ap-1/onboarding"], made, URL)


def test_the_element_says_where_everything_is(made: PublishedHandbook, html: str) -> None:
    item = made.courses["ap-1/onboarding"]
    source = source_of(item, made, URL)
    tag = re.search(r"<sb-course[^>]*>", html)
    assert tag
    for attribute in (
        'data-course="ap-1/onboarding"',
        'data-source="../../../assets/soundingboard/pages/ap-1/courses/onboarding.json"',
        f'data-version="{source.version}"',
        'data-root="../../../"',
        'data-storage=""',
    ):
        assert attribute in tag.group()
    assert "data-engine" not in tag.group()
    assert (source.edition.revision, source.edition.hash) == (2, item.procedure.hash)
    assert source.procedure.address == "../../../procedures/ap-1/"
    assert source.clauses["2.1.1"].address == "../../../procedures/ap-1/#c-2-1-1"
    assert source.trees["ap-1/follow-request"].address == "../../../decisions/ap-1/follow-request/"
    assert "<em>Odile</em>" in source.scenarios["a-request-on-friday"].story
    off = content(made.courses["ap-1/onboarding"], replace(made, engine=False), URL)
    assert 'data-engine="off"' in off
    assert "published without the quiz" in off
    assert "The quiz and the receipt need JavaScript." in html


def test_on_paper_the_statement_can_be_signed(html: str) -> None:
    paper = re.search(r'<dl class="sb-paper">.*?</dl>', html, re.S)
    assert paper
    assert re.findall("<dt>(.*?)</dt>", paper.group()) == [
        *("Name", "Staff number", "School or office", "Date", "Signature"),
    ]


def test_a_scenario_has_its_story_choices_and_folded_answers(html: str) -> None:
    found = re.search(r'<section class="sb-scenario" data-scenario="a-req.*?</section>', html, re.S)
    assert found
    scenario = found.group()
    assert '<h2 id="a-request-on-friday">A request on Friday</h2>' in scenario
    assert "<em>Odile</em>" in scenario
    choices, answers = scenario.split("<details", 1)
    assert '<li data-choice="decline-the-request">' in choices
    assert "Right" not in choices, "the answers are folded away"
    assert "[x]" not in html
    right = re.search(r'data-solution="decline-the-request">.*?</li>', answers, re.S)
    assert right
    assert "Right:" in right.group()
    assert 'href="../../../procedures/ap-1/#c-2-1-1" class="sb-cites"' in right.group()
    assert "data-preview" not in html, "Material's preview is a dialog without a name"
    assert "Wrong:" in answers
    assert 'href="../../../decisions/ap-1/follow-request/#do-not-accept"' in answers
    assert '<span class="sb-word sb-word--not-allowed">not allowed</span>' in answers


def test_a_scenario_beyond_the_trees_says_why(html: str) -> None:
    assert "Why no decision guide answers this" in html
    assert "No tree asks what the principal knows." in html


OTHER_WAY = f"- {situations.WAY}: My own account; A student who writes “a = b”\n"
REASON = (
    "**No tree.** It is left to you ([2.1.1]); see [requests](follow-request.md#your-choice) and "
    "[your neighbour](#my-neighbour-sent-me-a-friend-request-can-i-accept-it).\n"
)


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        (
            situations.STUDENT + OTHER_WAY,
            (
                "May I accept this follow request? "
                '<a href="../../../decisions/ap-1/follow-request/#do-not-accept">Do not accept</a>'
            ),
        ),
        (
            swap(situations.STUDENT, situations.STUDENT.split("\n\n")[2], REASON),
            '<a href="../../../decisions/ap-1/follow-request/#your-choice">requests</a>',
        ),
    ],
    ids=["two ways to one outcome", "no tree on purpose"],
)
def test_a_scenario_says_once_what_its_situation_comes_to(
    tmp_path: Path, ways: str, told: str
) -> None:
    title = situations.STUDENT.split("\n")[0].removeprefix("## ")
    link = f"[{title}](../../{situations.PATH}#{markdown.slug(title)})"
    start, end = COURSE_TEXT.index("| Which account"), COURSE_TEXT.index("## A principal")
    text = f"{COURSE_TEXT[:start]}**Situation.** {link}\n\n{COURSE_TEXT[end:]}"
    cases = swap(situations.ALL, situations.STUDENT, ways)
    made = published_handbook(tmp_path, {COURSE: text, situations.PATH: cases})
    item = made.courses["ap-1/onboarding"]
    html = content(item, made, URL)
    assert html.count(told) == 1
    assert [*differences(item, made, html)] == []


def test_the_reading_is_marked_with_what_is_to_be_read(html: str) -> None:
    assert '<li data-reading="section-1-accounts-for-work">' in html
    assert '<li data-reading="c-2-1-1">' in html
    assert "twice" in html


def test_the_statement_stands_word_for_word_with_who_asks_it(html: str) -> None:
    statement = '<p lang="en">I have read and understood AP 1 &amp; what it asks.</p>'
    assert statement in html
    assert 'The procedure asks for it in <a href="../../../procedures/ap-1/#c-1-2">1.2</a>' in html
    assert "The site asks it of everyone." in html
    assert "adopted December 15, 2020; our revision 2" in html


def test_every_part_has_an_entry_and_its_anchor(made: PublishedHandbook, html: str) -> None:
    found = CoursePage(made.courses["ap-1/onboarding"].file).contents(made)
    assert [entry.title for entry in found] == [
        "Read first",
        "A request on Friday",
        "A principal who does not know",
        "What you acknowledge",
    ]
    for entry in found:
        assert f'id="{entry.anchor}"' in html


def test_a_course_with_an_error_is_not_published(tmp_path: Path) -> None:
    wrong = swap(COURSE_TEXT, "#do-not-accept", "#your-choice")
    assert not published_handbook(tmp_path, {COURSE: wrong}).courses


def test_a_revision_says_from_when_it_applies(tmp_path: Path) -> None:
    write_handbook(tmp_path, **{COURSE: COURSE_TEXT})
    entry = edition_of(
        load(tmp_path).procedures["ap-1"], [], effective="2026-12-01", recorded="2026-11-30"
    )
    write_ledger(tmp_path, with_editions(None, {"ap-1": entry}))
    small = published_handbook(tmp_path, {COURSE: COURSE_TEXT})
    html = content(small.courses["ap-1/onboarding"], small, URL)
    source = source_of(small.courses["ap-1/onboarding"], small, URL)
    assert source.edition.effective == "2026-12-01"
    assert "our revision 2, from December 1, 2026" in html


def test_courses_are_published_as_json(made: PublishedHandbook) -> None:
    published = documents(made)
    course = published["assets/soundingboard/courses/ap-1/onboarding.json"]
    assert course["hash"] == made.courses["ap-1/onboarding"].course.hash
    page = published["assets/soundingboard/pages/ap-1/courses/onboarding.json"]
    source = decode(CourseSource, page)
    assert page["version"] == source.version
    assert source.course.hash == course["hash"]
    assert not source.ledger.editions("ap-1"), "no ledger, nobody is out of date"
