"""“My training” as a reader uses it, and what it says of a course in every state.

``golden/my-training-*.html`` are the regions of some states. After a change that is meant:
``pytest tests/engine/pages/test_my_training.py --update-golden``, and read the difference.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.courses import EDITION as OF_EDITION
from tests.courses import course, receipt
from tests.engine.pages.reading import parts
from tests.engine.pages.training_reading import (
    FIRST,
    NOW,
    OTHER,
    Reader,
    attempt,
    kept,
    name_of,
    record,
    signed,
    source_of,
)

from soundingboard.engine.codec import Misfit, decode, encode
from soundingboard.engine.editions import Edition, Ledger
from soundingboard.engine.errors import BadMessage
from soundingboard.engine.pages import my_training, my_training_view
from soundingboard.engine.pages.training_source import MY_TRAINING, TrainingSource
from soundingboard.engine.records import CourseRecord
from soundingboard.engine.timestamp import Timestamp

GOLDEN = Path(__file__).parent / "golden"
RECEIPT = receipt(FIRST)
AT = ("courses", FIRST.id)


def reader(**records: Any) -> Reader:
    """A reader whose device stores a record of the first course, or receipts."""
    found: dict[tuple[str, str], Any] = {}
    if "course" in records:
        found[AT] = records["course"]
    for made in records.get("receipts", ()):
        found["receipts", made["id"]] = made
    return Reader(records=found)


def ledger(*editions: tuple[int, str, str]) -> Ledger:
    """A ledger of AP 1: revision, kind and the hash of clause 3.2 of each edition."""
    return Ledger(
        {
            "ap-1": tuple(
                Edition(
                    revision=revision,
                    kind=kind,
                    effective="",
                    hash=OF_EDITION.hash if revision == OF_EDITION.revision else "e" * 64,
                    clauses={"3.1": "a" * 64, "3.2": changed * 64, "4.1": changed * 64},
                    directing=("3.1", "3.2"),
                )
                for revision, kind, changed in editions
            )
        }
    )


def entry(found: Reader, taken: Any = FIRST) -> str:
    """What is said of a course."""
    [part] = [part for part in found.parts if part.attributes.get("data-course") == taken.id]
    return " ".join(part.text.split())


def outdated(kind: str) -> Reader:
    changed = source_of(MY_TRAINING, ledger=ledger((2, "major", "b"), (3, kind, "c")))
    made = kept()
    return Reader(changed, {("receipts", made["id"]): made})


STATES: dict[str, Callable[[], Reader]] = {
    "reading": lambda: reader(course=record(FIRST, 1)),
    "in-quiz": lambda: reader(course=record(FIRST, 1, attempt(FIRST, 2))),
    "passed": lambda: reader(course=record(FIRST, 2, attempt(FIRST, 4))),
    "failed": lambda: reader(
        course=record(
            FIRST,
            2,
            attempt(
                FIRST,
                0,
                answers=[{"scenario": f"s{number}", "choices": ["c"]} for number in (1, 2, 3, 4)],
            ),
        )
    ),
    "acknowledged": lambda: reader(receipts=[kept()]),
    "outdated": lambda: outdated("major"),
    "expired": lambda: replace(reader(receipts=[kept()]), now=Timestamp("2029-06-01T12:00:00Z", 0)),
    "shared": lambda: replace(reader(course=record(FIRST, 1)), kind="visit"),
    "full": lambda: replace(reader(course=record(FIRST, 1)), trouble="full"),
    "unchecked": lambda: replace(reader(receipts=[kept()]), signatures=lambda name: "unable"),
    "tampered": lambda: replace(reader(receipts=[kept()]), signatures=lambda name: "differs"),
}


@pytest.mark.parametrize("name", STATES)
def test_a_state_is_shown_so(name: str, update_golden: bool) -> None:
    shown = STATES[name]().open().shown
    html = "\n".join((shown["live"], *shown["regions"].values(), ""))
    expected = GOLDEN / f"my-training-{name}.html"
    if update_golden:
        expected.write_text(html, encoding="utf-8")
    assert html == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", STATES)
def test_a_worker_that_was_replaced_shows_the_same(name: str) -> None:
    fresh = replace(STATES[name](), fresh=True).open()
    assert fresh.shown == STATES[name]().open().shown


@pytest.mark.parametrize(
    ("name", "said", "links"),
    [
        ("reading", "Reading 1 of 7 steps done", ["Continue reading"]),
        ("in-quiz", "Quiz in progress 3 of 7 steps done", ["Continue reading"]),
        ("passed", "Quiz passed 6 of 7 steps done", ["Acknowledge the procedure"]),
        ("failed", "Quiz in progress 6 of 7 steps done", ["Take another quiz"]),
        (
            "acknowledged",
            "Acknowledged on November 20, 2026. Valid until November 20, 2028. 7 of 7",
            ["See your receipt"],
        ),
        (
            "outdated",
            "since you acknowledged it on November 20, 2026. Clauses that changed: 3.2. 0 of 7",
            ["Take the course again", "See your receipt"],
        ),
        (
            "expired",
            "Expired on November 20, 2028. You acknowledged the procedure on November 20, 2026.",
            ["Take the course again", "See your receipt"],
        ),
    ],
)
def test_a_course_says_where_the_reader_is_and_what_is_next(
    name: str, said: str, links: list[str]
) -> None:
    shown = STATES[name]().open()
    assert said in entry(shown)
    where = [label.removesuffix(f": {FIRST.title}") for label in shown.links]
    assert [label for label in where if label in links] == links
    assert "Not started 0 of 7 steps done Start the course" in entry(shown, OTHER)


def test_links_lead_to_the_course_from_where_the_page_is() -> None:
    shown = STATES["expired"]().open()
    step = f"../training/{FIRST.id}/#step="
    assert shown.links[f"Take the course again: {FIRST.title}"] == step
    assert shown.links[f"See your receipt: {FIRST.title}"] == f"{step}receipt"
    assert STATES["outdated"]().open().links["3.2"] == "../procedures/ap-1/#c-3-2"


def test_a_minor_edition_makes_no_receipt_outdated() -> None:
    assert "Acknowledged on" in entry(outdated("minor").open())


def test_a_receipt_without_an_end_says_so() -> None:
    made = kept(receipt(OTHER))
    shown = reader(receipts=[made]).open()
    assert "Acknowledged on November 20, 2026. It doesn't expire." in entry(shown, OTHER)


def test_the_courses_acknowledged_are_counted() -> None:
    assert "You've acknowledged 1 of 2 courses." in STATES["acknowledged"]().open().text
    one = replace(source_of(MY_TRAINING, (FIRST,)))
    assert "You've acknowledged 1 of 1 course." in (
        Reader(one, STATES["acknowledged"]().records).open().text
    )


def test_of_the_same_course_the_newest_receipt_counts() -> None:
    old = kept(receipt(FIRST, Timestamp("2020-11-20T12:00:00Z", 0)))
    shown = reader(receipts=[kept(), old]).open()
    assert "Acknowledged on November 20, 2026" in entry(shown)


def test_what_was_read_of_another_edition_must_be_read_again() -> None:
    other = {**record(FIRST, 2, attempt(FIRST, 1)), "edition": "e" * 64}
    assert "1 of 7 steps done" in entry(reader(course=other).open())


def test_a_quiz_about_something_withdrawn_does_not_count() -> None:
    taken = course(4, pass_mark=4)
    source = source_of(MY_TRAINING, (taken,))
    records = {("courses", taken.id): record(taken, 2, attempt(taken, 4))}
    assert "Quiz passed" in entry(Reader(source, records).open(), taken)
    gone = Reader(source, records, withdrawn=["ap-1/follow-request"]).open()
    assert "Reading 2 of 7 steps done Start the quiz" in entry(gone, taken)
    records_now = Reader(source, records).open()
    records_now.withdrawn = ["ap-1/follow-request"]
    assert "Start the quiz" in entry(records_now.report(), taken), "while the page is open, too"


# What the static page shows


@pytest.mark.parametrize("kind", ["device", "undecided"])
def test_before_anything_is_begun_the_static_page_stays(kind: str) -> None:
    nothing = replace(reader(course=encode(CourseRecord())), kind=kind).open()
    assert nothing.shown == {
        "live": "",
        "regions": {"notices": "", "courses": ""},
        "marks": [],
    }


def test_until_signatures_are_checked_the_static_page_stays() -> None:
    shown: list[str] = []

    def look(name: str) -> str:
        shown.append(found.html.strip())
        return "fits"

    found = replace(reader(course=record(FIRST, 1), receipts=[kept()]), signatures=look)
    found.open()
    assert shown == [""], "no course jumps from one state to another"
    assert "Acknowledged on" in entry(found)


def test_the_static_page_lists_every_course_and_says_what_it_takes() -> None:
    html = my_training_view.static(source_of(MY_TRAINING).at("../"), 3)
    headings = [part for part in parts(html) if part.tag == "h3"]
    assert [part.text for part in headings] == [FIRST.title, OTHER.title]
    assert headings[0].attributes["id"] == "ap-1-onboarding"
    said = "Read 2 sections, answer 4 scenarios, and acknowledge the procedure."
    assert [part.text for part in parts(html)].count(said) == 2
    regions = [part.attributes.get("data-region") for part in parts(html)]
    assert [name for name in regions if name] == ["late", "notices", "courses"]
    assert "needs JavaScript" in html


def test_without_courses_the_static_page_says_so() -> None:
    assert "No courses are published yet." in my_training_view.static(source_of("x", ()), 2)


# Receipts


def test_a_receipt_that_was_changed_does_not_count_and_its_file_can_be_imported() -> None:
    shown = STATES["tampered"]().open()
    assert "has been changed since it was signed" in shown.text
    assert "Not started" in entry(shown)
    assert shown.links["Import a file"] == "../training/stored/"


@pytest.mark.parametrize(
    "spoilt",
    [
        {**kept(), "jws": "a.b.c"},
        {**kept(), "id": "another"},
        {**kept(), "jws": signed()[:-3] + "*AA"},
    ],
)
def test_what_is_no_receipt_is_not_even_checked(spoilt: dict[str, Any]) -> None:
    shown = replace(reader(receipts=[spoilt]), signatures=lambda name: pytest.fail(name)).open()
    assert "has been changed since it was signed" in shown.text
    assert "You've acknowledged 0 of 2 courses." in shown.text


def test_two_that_were_changed_are_counted() -> None:
    two = [{**kept(), "jws": "a"}, {**kept(receipt(OTHER)), "jws": "b"}]
    assert "2 receipts saved in this browser have been changed" in reader(receipts=two).open().text


def test_a_receipt_that_cannot_be_checked_can_be_downloaded() -> None:
    shown = STATES["unchecked"]().open()
    assert "This browser can't check a receipt that it has saved" in shown.text
    assert "Not started" in entry(shown)
    shown.press("Download the receipt")
    [(name, text)] = shown.downloads
    assert name == f"receipt-ap-1-onboarding-{RECEIPT.code}.json"
    assert json.loads(text)["jws"] == signed()
    [field] = [part for part in shown.parts if part.tag == "textarea"]
    assert field.text == text, "no page can know whether a file arrives"
    [copy] = [part for part in shown.parts if "data-copy-of" in part.attributes]
    assert copy.attributes["data-copy-of"] == field.attributes["id"]


def test_several_that_cannot_be_checked_are_told_apart_by_their_codes() -> None:
    two = replace(reader(receipts=[kept(), kept(receipt(OTHER))]), signatures=lambda n: "unable")
    shown = two.open()
    assert "can't check 2 receipts" in shown.text
    shown.press(f"Download receipt {RECEIPT.code}")
    assert shown.downloads[0][0].endswith(f"{RECEIPT.code}.json")


def test_in_a_frame_the_text_of_a_file_is_open() -> None:
    shown = replace(STATES["unchecked"](), framed=True).open().press("Download the receipt")
    assert "which may block downloads" in shown.text
    assert not [part for part in shown.parts if part.tag == "details"]


def test_each_signature_is_checked_once() -> None:
    asked: list[str] = []

    def look(name: str) -> str:
        asked.append(name)
        return "fits"

    shown = replace(reader(receipts=[kept()]), signatures=look).open()
    shown.report()
    assert asked == [name_of(signed())]
    at = ("receipts", RECEIPT.id)
    shown.records[at] = {**kept(), "jws": signed(signature=2)}
    shown.report()
    assert len(asked) == 2, "another text under the same id is another receipt"


# Records that can't be used


@pytest.mark.parametrize("fresh", [False, True])
def test_a_record_that_cannot_be_used_is_set_aside_and_stops_nothing_else(fresh: bool) -> None:
    shown = replace(reader(receipts=[kept()]), fresh=fresh)
    bad = {"read": 7}
    shown.records["courses", OTHER.id] = bad
    shown.open()
    assert ("courses", OTHER.id) not in shown.records
    aside = shown.records["settings", f"aside/courses/{OTHER.id}"]
    assert aside == {"area": "courses", "key": OTHER.id, "value": bad, "reason": "form"}
    assert "Acknowledged on" in entry(shown)
    assert "Not started" in entry(shown, OTHER)


def test_what_another_tab_wrote_in_its_place_meanwhile_is_not_set_aside() -> None:
    good = record(OTHER, 1)

    def quicker(found: Reader) -> None:
        found.records["courses", OTHER.id] = good

    shown = replace(reader(receipts=[kept()]), before_write=quicker)
    shown.records["courses", OTHER.id] = 7
    shown.open()
    assert shown.records["courses", OTHER.id] == good
    assert ("settings", f"aside/courses/{OTHER.id}") not in shown.records
    assert "Reading" in entry(shown, OTHER)


# A visit on a shared computer


def test_a_visit_without_a_receipt_ends_at_once() -> None:
    shown = STATES["shared"]().open()
    assert "Shared computer: nothing is kept after this visit." in shown.text
    shown.press("End this visit")
    assert not shown.records
    assert shown.text == "Your visit has ended. Nothing from it is left on this computer."
    assert shown.shown["live"] == ""


def test_a_visit_that_would_lose_a_receipt_asks_first() -> None:
    shown = replace(reader(receipts=[kept(handed=False)]), kind="visit").open()
    shown.press("End this visit")
    assert shown.focused().text.startswith("You haven't downloaded your receipt")
    assert shown.buttons == ["Don't end it yet", "End the visit without the receipt"]
    shown.press("Don't end it yet")
    assert shown.focused().text == "End this visit"
    assert shown.records
    shown.press("End this visit").press("End the visit without the receipt")
    assert not shown.records
    assert "Your visit has ended" in shown.text


def test_a_visit_whose_receipt_was_downloaded_ends_at_once() -> None:
    shown = replace(reader(receipts=[kept()]), kind="visit").open().press("End this visit")
    assert "Your visit has ended" in shown.text


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("unavailable", "isn't saving anything for this site"),
        ("lost", "has stopped saving your work"),
        ("emptied", "has been cleared"),
        ("newer", "comes from a newer version"),
        ("full", "has no room left"),
        ("unheard of", "has stopped saving your work"),
    ],
)
def test_what_the_device_does_not_keep_is_said(code: str, said: str) -> None:
    shown = replace(reader(course=record(FIRST, 1)), trouble=code).open()
    assert said in shown.text
    assert "kept only while this page is open" in shown.text


# Messages


def test_a_place_changes_nothing() -> None:
    found = STATES["reading"]().open()
    before = found.shown
    found.told("place", hash="#other", taps=[], page="", today="")
    assert found.shown == before


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ({"name": "records"}, 'expected "now", "withdrawn", which are missing'),
        (
            {"name": "checked", "now": {"utc": NOW.utc, "offset_minutes": 0}, "withdrawn": []},
            'expected "results", which is missing',
        ),
        (
            {"name": "end-visit", "now": {"utc": "now", "offset_minutes": 0}, "withdrawn": []},
            r"\$\.now\.utc: expected text of the form",
        ),
    ],
)
def test_an_event_of_another_form_is_refused(event: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadMessage, match=reason):
        my_training.update(source_of(MY_TRAINING), my_training.State(), event)


@pytest.mark.parametrize("data", [{}, {"device": {}, "asking": False}, {"asking": 7}])
def test_a_state_of_another_form_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(Misfit, match="expected"):
        decode(my_training.State, data)


def test_a_source_is_read_back() -> None:
    source = source_of(MY_TRAINING, ledger=ledger((2, "major", "b")))
    data = json.loads(json.dumps(encode(source)))
    assert encode(decode(TrainingSource, data)) == data
    with pytest.raises(Misfit, match=r"^\$\.courses\[0\]: expected an object, found 7"):
        decode(TrainingSource, {**data, "courses": [7]})
