"""The reading marks on a procedure's page: what counts, for which edition, and what is said.

``golden/reading-*.html`` are the page's region in some states. After a change that is meant:
``pytest tests/engine/pages/test_reading_marks.py --update-golden``, and read the difference.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.pages.training_reading import EDITION, FIRST, Reader, attempt, kept

from soundingboard.engine.codec import Misfit, decode, encode
from soundingboard.engine.errors import BadMessage
from soundingboard.engine.pages import reading_marks, reading_marks_view
from soundingboard.engine.pages.reading_marks_source import ReadingCourse, ReadingSource

GOLDEN = Path(__file__).parent / "golden"
TAKEN = ReadingCourse(
    FIRST.id,
    "AP <1> onboarding",
    "training/ap-1/onboarding/",
    {"section-1": ("1.1", "1.2"), "c-2": ("2",), "c-4-6-a": ("4.6.a",)},
)
OTHER = ReadingCourse(
    "ap-1/refresher", "Refresher", "training/ap-1/refresher/", {"c-1-2": ("1.2",)}
)
SOURCE = ReadingSource("AP 1", EDITION, (TAKEN,))
BOTH = replace(SOURCE, courses=(TAKEN, OTHER))
AT = ("courses", TAKEN.id)


def record(seen: tuple[str, ...] = (), read: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    return {"read": [*read], "seen": [*seen], "edition": EDITION, "attempt": None, **more}


def reader(records: Any = None, source: ReadingSource = SOURCE, **options: Any) -> Reader:
    """A reader who has begun the course, on the procedure's page."""
    return Reader(source, {AT: record()} if records is None else records, **options)


def seen(found: Reader, *ids: str) -> Reader:
    return found.told("seen", ids=[*ids])


ALL = ("c-1-1", "c-1-2", "c-2", "c-4-6-a")

STATES: dict[str, Callable[[], Reader]] = {
    "begun": lambda: reader().open(),
    "some": lambda: seen(reader().open(), "c-2"),
    "all": lambda: seen(reader().open(), *ALL),
    "two": lambda: seen(reader(source=BOTH).open(), "c-1-1", "c-1-2"),
    "none": lambda: reader(source=BOTH).open(),
    "taken": lambda: reader({("receipts", kept()["id"]): kept(), AT: record()}).open(),
}


@pytest.mark.parametrize("name", STATES)
def test_a_state_is_shown_so(name: str, update_golden: bool) -> None:
    html = f"{STATES[name]().html}\n"
    expected = GOLDEN / f"reading-{name}.html"
    if update_golden:
        expected.write_text(html, encoding="utf-8")
    assert html == expected.read_text(encoding="utf-8")


def test_the_static_page_links_the_courses_and_has_a_place_for_the_marks() -> None:
    html = reading_marks_view.static(SOURCE.at("../../"))
    assert '<a href="../../training/ap-1/onboarding/">AP &lt;1&gt; onboarding</a>' in html
    assert '<div data-region="read" role="status"' in html
    assert "Training on AP 1" in html


def test_the_page_names_the_clauses_to_be_watched_by_their_ids() -> None:
    assert [*SOURCE.clauses] == [*ALL]
    assert [*BOTH.clauses] == [*ALL]


# What counts


def test_a_part_is_read_when_all_its_clauses_were_on_the_screen() -> None:
    found = seen(reader().open(), "c-1-1")
    assert found.records[AT] == record(("1.1",))
    assert "0 of 3 sections" in found.text
    seen(found, "c-1-2")
    assert found.records[AT] == record(("1.1", "1.2"), ("section-1",))
    assert "1 of 3 sections" in found.text


def test_what_was_seen_on_an_earlier_visit_counts() -> None:
    found = seen(reader({AT: record(("1.1",))}).open(), "c-1-2")
    assert found.records[AT] == record(("1.1", "1.2"), ("section-1",))


def test_what_is_known_is_not_written_again() -> None:
    found = seen(reader({AT: record(("1.1",))}).open(), "c-1-1")
    assert not [effect for effect in found.effects if effect["effect"] == "storage"]


def test_what_no_course_asks_for_is_not_stored() -> None:
    found = seen(reader().open(), "c-9", "nothing")
    assert found.records[AT] == record()


def test_what_was_read_of_another_edition_does_not_count() -> None:
    old = {**record(("1.1", "1.2", "2"), ("section-1", "c-2")), "edition": "e" * 64}
    found = reader({AT: old}).open()
    assert "0 of 3 sections" in found.text
    assert found.records[AT] == old, "it stays until something of this edition was read"
    assert seen(found, "c-2").records[AT] == record(("2",), ("c-2",))


def test_a_quiz_under_way_stays() -> None:
    quiz = attempt(FIRST, 2)
    found = seen(reader({AT: record(attempt=quiz)}).open(), "c-2")
    assert found.records[AT] == record(("2",), ("c-2",), attempt=quiz)


def test_a_part_that_the_reader_has_unticked_stays_so() -> None:
    found = seen(reader({AT: record(("1.1", "1.2"))}).open(), "c-2")
    assert found.records[AT]["read"] == ["c-2"]


def test_a_part_that_the_reader_has_ticked_stays_so() -> None:
    found = seen(reader({AT: record(read=("section-1",))}).open(), "c-2")
    assert found.records[AT]["read"] == ["section-1", "c-2"]


def test_every_course_on_the_procedure_has_its_own_marks() -> None:
    found = seen(reader(source=BOTH).open(), "c-1-1", "c-1-2")
    assert found.records[AT] == record(("1.1", "1.2"), ("section-1",))
    assert found.records["courses", OTHER.id] == record(("1.2",), ("c-1-2",))
    assert "1 of 3 sections for “AP <1> onboarding”" in found.text
    assert "You've read the section for “Refresher”." in found.text


def test_nothing_is_stored_before_it_is_known_whose_computer_it_is() -> None:
    found = seen(reader({}, kind="undecided").open(), *ALL)
    assert (found.records, found.html.strip()) == ({}, "")


def test_a_visit_on_a_shared_computer_has_marks_too() -> None:
    found = seen(reader({}, kind="visit").open(), "c-2")
    assert found.records[AT] == record(("2",), ("c-2",))


# Other tabs, and faults


def test_another_tab_that_is_quicker_loses_nothing() -> None:
    def other(found: Reader) -> None:
        found.before_write = lambda reader: None
        found.records[AT] = record(("1.1", "1.2"), ("section-1",))

    found = seen(reader(before_write=other).open(), "c-2")
    assert found.records[AT] == record(("1.1", "1.2", "2"), ("section-1", "c-2"))
    assert "2 of 3 sections" in found.text


def test_another_tab_that_has_written_the_same_is_enough() -> None:
    def other(found: Reader) -> None:
        found.before_write = lambda reader: pytest.fail("nothing is left to write")
        found.records[AT] = record(("2",), ("c-2",))

    found = seen(reader(before_write=other).open(), "c-2")
    assert "1 of 3 sections" in found.text


def test_what_comes_before_a_write_was_answered_is_not_lost() -> None:
    def other(found: Reader) -> None:
        found.before_write = lambda reader: None
        seen(found, "c-4-6-a")

    found = seen(reader(before_write=other).open(), "c-2")
    assert sorted(found.records[AT]["read"]) == ["c-2", "c-4-6-a"]


def test_what_was_erased_does_not_come_back() -> None:
    found = seen(reader().open(), "c-2")
    found.records, found.kind = {}, "undecided"
    found.report()
    assert found.html.strip() == ""
    found.kind = "device"
    assert seen(found.report(), "c-1-1").records == {AT: record(("1.1",))}


def test_a_course_that_was_finished_elsewhere_begins_afresh() -> None:
    found = seen(reader().open(), *ALL)
    found.records[AT] = {"read": [], "seen": [], "edition": "", "attempt": None}
    found.report()
    assert found.records[AT]["seen"] == []


@pytest.mark.parametrize("bad", ["[", {"read": 7}, {"format": 2}])
def test_a_record_that_cannot_be_used_is_set_aside_first(bad: Any) -> None:
    found = seen(reader({AT: bad}).open(), "c-2")
    assert found.records[AT] == record(("2",), ("c-2",))
    assert ("settings", f"aside/courses/{TAKEN.id}") in found.records


def test_no_signature_is_checked_for_it() -> None:
    found = reader(
        {("receipts", kept()["id"]): kept(), AT: record()},
        signatures=lambda name: pytest.fail("not here"),
    )
    assert found.open().html.strip() == ""
    assert "1 of 3 sections" in seen(found, "c-2").text, "since then"


@pytest.mark.parametrize("name", STATES)
def test_a_worker_that_was_replaced_shows_the_same(name: str) -> None:
    found = STATES[name]()
    found.fresh = True
    assert found.report().shown == STATES[name]().report().shown


@given(st.lists(st.lists(st.sampled_from((*ALL, "c-9")))))
def test_in_whatever_order_clauses_are_seen_the_record_is_complete(looks: list[list[str]]) -> None:
    found = reader().open()
    for ids in looks:
        seen(found, *ids)
    reached = {SOURCE.clauses[id_] for ids in looks for id_ in ids if id_ in SOURCE.clauses}
    assert {*found.records[AT]["seen"]} == reached
    assert {*found.records[AT]["read"]} == {
        anchor for anchor, clauses in TAKEN.parts.items() if reached.issuperset(clauses)
    }


# Form


def test_the_source_comes_back_from_json_and_its_version_tells_it_apart() -> None:
    data = json.loads(json.dumps(encode(BOTH)))
    assert decode(ReadingSource, data) == BOTH
    assert data["version"] == BOTH.version != SOURCE.version


@pytest.mark.parametrize(
    "wrong", [{}, {"courses": 7}, {"courses": [{"id": 1}]}, {"edition": None}, {"courses": [7]}]
)
def test_another_source_is_refused(wrong: dict[str, Any]) -> None:
    data = {**encode(SOURCE), **wrong} if wrong else {}
    with pytest.raises(Misfit, match=r"^\$.*: expected "):
        decode(ReadingSource, data)


def test_a_state_comes_back_from_json() -> None:
    state = reading_marks.State(seen=("1.1",))
    assert decode(reading_marks.State, json.loads(json.dumps(encode(state)))) == state


@pytest.mark.parametrize("wrong", [{}, {"device": 7, "seen": []}, {"seen": 7}])
def test_another_state_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(Misfit, match="expected"):
        decode(reading_marks.State, wrong)


def test_an_event_without_ids_is_refused() -> None:
    event = {"name": "seen", "now": {"utc": "2026-12-01T12:00:00Z", "offset_minutes": 0}}
    with pytest.raises(BadMessage, match='expected "ids", which is missing'):
        reading_marks.update(SOURCE, reading_marks.State(), {**event, "withdrawn": []})
