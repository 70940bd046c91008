"""“Stored data” as a reader uses it: the list, export, import and erasing.

``golden/stored-*.html`` are the regions of some states. After a change that is meant:
``pytest tests/engine/pages/test_stored.py --update-golden``, and read the difference.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.courses import receipt
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

from soundingboard.engine import backup, jws
from soundingboard.engine.codec import Misfit, decode
from soundingboard.engine.errors import BadMessage
from soundingboard.engine.pages import stored_data, stored_data_view
from soundingboard.engine.pages.training_source import STORED

GOLDEN = Path(__file__).parent / "golden"
RECEIPT = receipt(FIRST)
AT = ("courses", FIRST.id)


def reader(*receipts: dict[str, Any], course: dict[str, Any] | None = None) -> Reader:
    found: dict[tuple[str, str], Any] = {("receipts", made["id"]): made for made in receipts}
    if course is not None:
        found[AT] = course
    return Reader(source_of(STORED), found)


def begun() -> Reader:
    """Somebody who has a receipt of one course and has begun another."""
    found = reader(kept(handed=False))
    found.records["courses", OTHER.id] = record(OTHER, 1, attempt(OTHER, 2))
    return found


def chosen(found: Reader, text: str | bytes | None, size: int = 1) -> Reader:
    """Choose a file of that text and import it."""
    file = {"name": "export.json", "size": size, "text": text}
    return found.press("Import", files={"file": file})


def export(courses: dict[str, Any], receipts: list[Any], **members: Any) -> str:
    return json.dumps({"format": 1, "courses": courses, "receipts": receipts, **members})


STATES: dict[str, Callable[[], Reader]] = {
    "nothing": lambda: replace(reader(), kind="undecided").open(),
    "undecided": lambda: (
        replace(reader(), kind="undecided").open().press("Continue", {"computer": []})
    ),
    "begun": lambda: replace(begun(), chosen="ap-2").open(),
    "visit": lambda: replace(begun(), kind="visit", chosen="ap-2").open(),
    "trouble": lambda: replace(begun(), trouble="lost").open(),
    "exported": lambda: begun().open().press("Export everything"),
    "no-file": lambda: begun().open().press("Import", files={"file": None}),
    "imported": lambda: chosen(reader().open(), export({"no/such": {}}, [kept()])),
    "erasing": lambda: begun().open().press("Erase everything"),
    "erased": lambda: begun().open().press("Erase everything").press("Yes, erase everything"),
    "set-aside": lambda: reader(course={"read": 7}).open(),
}


@pytest.mark.parametrize("name", STATES)
def test_a_state_is_shown_so(name: str, update_golden: bool) -> None:
    html = STATES[name]().html + "\n"
    expected = GOLDEN / f"stored-{name}.html"
    if update_golden:
        expected.write_text(html, encoding="utf-8")
    assert html == expected.read_text(encoding="utf-8")


def test_a_state_survives_the_worker() -> None:
    for fresh in (False, True):
        shown = replace(begun(), fresh=fresh).open()
        chosen(shown, export({FIRST.id: record(FIRST, 2)}, [kept(receipt(OTHER))]))
        assert "Imported: 1 receipt and 1 course in progress." in shown.text


# What is stored


def items(found: Reader) -> list[str]:
    return [part.text for part in found.parts if part.tag == "li"]


def test_everything_that_is_stored_is_listed() -> None:
    assert items(STATES["begun"]()) == [
        "Receipt: AP 1 onboarding (not downloaded)",
        "AP <1> refresher: quiz started, 2 answers",
        "Procedure you chose: AP <2>",
    ]
    shown = reader(kept(), course=record(FIRST, 1)).open()
    assert items(shown) == ["Receipt: AP 1 onboarding", "AP 1 onboarding: reading"]


def test_a_course_and_a_procedure_that_the_site_no_longer_has_are_listed_by_their_ids() -> None:
    shown = replace(reader(), chosen="gone")
    shown.records["courses", "no/more"] = record(FIRST, 1)
    assert items(shown.open()) == ["no/more: reading", "Procedure you chose: gone"]


def test_a_visit_says_for_how_long_things_are_kept() -> None:
    shown = STATES["visit"]()
    assert "Kept until this visit ends:" in shown.text
    assert items(shown)[-1] == "Procedure you chose: AP <2>, kept until you change or erase it"


def test_what_is_not_kept_is_said() -> None:
    assert "kept only while this page is open" in STATES["trouble"]().text


def test_with_nothing_stored_there_is_only_importing() -> None:
    shown = STATES["nothing"]()
    assert "Nothing of yours is saved on this device" in shown.text
    assert shown.buttons == ["Continue"]


def test_until_the_device_has_reported_the_static_page_stays() -> None:
    assert stored_data_view.view(source_of(STORED), stored_data.State())["live"] == ""


def test_without_python_everything_can_be_erased() -> None:
    found = parts(stored_data_view.static())
    [button] = [part for part in found if part.tag == "button"]
    assert "data-erase" in button.attributes
    assert button.attributes["data-erased"] == "Everything has been erased."
    assert "needs JavaScript" in stored_data_view.static()


# Whose computer


def test_before_a_file_is_imported_one_says_whose_computer_it_is() -> None:
    shown = STATES["undecided"]()
    assert shown.title == "Error"
    assert "sb-js-problem" in shown.focused().classes
    assert shown.links["Choose whether the computer is shared"] == "#sb-computer-own"
    shown.press("Continue", fields={"computer": ["own"]})
    assert shown.kind == "device"
    assert shown.title == ""
    assert "Import" in shown.buttons


def test_on_a_shared_computer_a_file_is_imported_for_the_visit() -> None:
    shown = STATES["nothing"]().press("Continue", fields={"computer": ["shared"]})
    assert shown.kind == "visit"
    assert "Import" in shown.buttons


# Export


def test_an_export_is_a_file_and_its_text() -> None:
    shown = replace(begun(), chosen="ap-2").open().press("Export everything")
    [(name, text)] = shown.downloads
    assert name == "training-2026-12-01.json"
    [field] = [part for part in shown.parts if part.tag == "textarea"]
    assert field.text == text
    found = backup.read(text)
    assert found.procedure == "ap-2"
    assert [*found.courses] == [OTHER.id]
    assert found.receipts == (kept(handed=False),)


def test_an_export_is_imported_on_another_device() -> None:
    [(_, text)] = replace(begun(), chosen="ap-2").open().press("Export everything").downloads
    there = chosen(replace(reader(), fresh=True).open(), text)
    assert "Imported: 1 receipt and 1 course in progress." in there.focused().text
    assert items(there) == items(STATES["begun"]())
    assert there.chosen == "ap-2"
    assert there.records["receipts", RECEIPT.id] == kept(handed=False)


# Import


def test_each_bad_record_of_a_file_is_named_and_the_rest_is_imported() -> None:
    made = signed()
    nowhere = jws.PublicKey("A" * 43, "B" * 43)
    parsed = jws.parse(made)
    off_the_curve = jws.sealed(parsed.payload, nowhere, parsed.signature)
    answer = {"scenario": "no-such", "choices": ["a"]}
    twice = attempt(FIRST, 0, answers=[answer, answer])
    shown = reader().open()
    shown.signatures = lambda name: "fits" if name == name_of(made) else "differs"
    chosen(
        shown,
        export(
            {
                FIRST.id: record(FIRST, 1, twice),
                OTHER.id: record(OTHER, 1, attempt(OTHER, 0, answers=[answer])),
                "no/such": record(OTHER, 1),
                "__proto__": {},
                "x" * 500: {},
            },
            [
                kept(),
                7,
                {**kept(), "id": "another", "jws": "a.b.c"},
                {**kept(), "jws": "x" * 2_000_000},
                {**kept(), "jws": off_the_curve},
            ],
        ),
    )
    assert (
        "Imported: 1 receipt and 2 courses in progress. 2 receipts were left out because they "
        "have been changed since they were signed."
    ) in shown.text
    for sentence in (
        "AP 1 onboarding: it answers one scenario twice.",
        "AP <1> refresher: Your saved answers don't match this quiz.",
        "no/such: this site has no course with that name.",
        "__proto__: this site has no course with that name.",
        f"{'x' * 80}: this site has no course with that name.",
        "Receipt 2 in the file: it isn't a record from this site.",
        "Receipt 4 in the file: it's too large.",
    ):
        assert sentence in shown.text
    assert shown.records[AT] == {**record(FIRST, 1), "attempt": None}
    assert [key for area, key in shown.records if area == "receipts"] == [RECEIPT.id]


def test_a_course_of_a_newer_version_is_left_out() -> None:
    shown = chosen(reader().open(), export({FIRST.id: {"format": 2}}, []))
    assert "AP 1 onboarding: it was saved by a newer version of this site." in shown.text
    assert "Imported: 0 receipts and 0 courses in progress." in shown.text
    assert not shown.records


def test_a_course_that_has_changed_goes_on_with_its_reading() -> None:
    old = record(FIRST, 1, attempt(FIRST, 2, course_hash="0" * 64))
    shown = chosen(reader().open(), export({FIRST.id: old}, []))
    assert "The course has changed since you started this quiz." in shown.text
    assert shown.records[AT] == record(FIRST, 1)


def test_a_downloaded_receipt_is_imported_under_its_own_id() -> None:
    file = {"format": 1, "id": "made up", "jws": signed()}
    shown = chosen(reader().open(), json.dumps(file))
    assert shown.records["receipts", RECEIPT.id] == kept()


def test_a_receipt_that_cannot_be_checked_is_not_imported() -> None:
    shown = replace(reader(), signatures=lambda name: "unable").open()
    chosen(shown, export({}, [kept()]))
    assert "Receipt 1 in the file: this browser can't check it right now." in shown.text
    assert not shown.records


def test_one_receipt_that_was_changed_is_left_out() -> None:
    shown = replace(reader(), signatures=lambda name: "differs").open()
    chosen(shown, export({}, [kept()]))
    assert "One receipt was left out because it has been changed" in shown.text
    assert not shown.records


def test_what_is_under_way_here_is_not_undone_by_another_tab_or_the_file() -> None:
    further = record(FIRST, 1, attempt(FIRST, 3))

    def quicker(found: Reader) -> None:
        found.records[AT] = further
        found.before_write = lambda again: None

    shown = replace(reader(), before_write=quicker, fresh=True).open()
    chosen(shown, export({FIRST.id: record(FIRST, 2, attempt(FIRST, 1))}, []))
    both = {**record(FIRST, 2, attempt(FIRST, 3))}
    assert shown.records[AT] == both
    assert "Imported: 0 receipts and 1 course in progress." in shown.text


@pytest.mark.parametrize(
    ("found", "procedure", "after"),
    [
        (lambda: reader(), "ap-1", "ap-1"),
        (lambda: reader(), "gone", ""),
        (lambda: replace(reader(), chosen="ap-2"), "ap-1", "ap-2"),
        (lambda: replace(reader(), kind="visit"), "ap-1", ""),
    ],
)
def test_the_chosen_procedure_comes_along_where_none_is_chosen(
    found: Callable[[], Reader], procedure: str, after: str
) -> None:
    shown = chosen(found().open(), export({}, [], procedure=procedure))
    assert shown.chosen == after


@pytest.mark.parametrize(
    ("text", "size", "said"),
    [
        ('{"format": 2, "courses": {}, "receipts": []}', 1, "from a newer version of this site"),
        (None, 5_000_001, "must be smaller than 5 MB"),
        (None, 1, "must be one that was exported"),
        ('{"format": 1, "courses": [], "receipts": []}', 1, "must be one that was exported"),
        ("[" * 100_000, 1, "must be one that was exported"),
    ],
)
def test_a_file_that_is_no_export_says_why(text: str | None, size: int, said: str) -> None:
    shown = chosen(begun().open(), text, size)
    assert shown.title == "Error"
    assert "sb-js-problem" in shown.focused().classes
    messages = [part for part in shown.parts if part.tag in ("a", "p") and said in part.text]
    assert [part.tag for part in messages] == ["a", "p"], "at the top, and beside the field"
    [field] = [part for part in shown.parts if part.attributes.get("type") == "file"]
    assert messages[0].attributes["href"] == f"#{field.attributes['id']}"
    assert field.attributes["aria-describedby"] == messages[1].attributes["id"]
    assert field.attributes["aria-invalid"] == "true"
    chosen(shown, export({}, [kept()]))
    assert shown.title == ""
    assert "Imported: 1 receipt" in shown.text


def test_after_an_import_the_field_is_a_new_one() -> None:
    def field(found: Reader) -> str:
        [part] = [part for part in found.parts if part.attributes.get("type") == "file"]
        return part.attributes["id"]

    shown = reader().open()
    before = field(shown)
    assert field(chosen(shown, export({}, []))) != before


# Records that can't be used


@pytest.mark.parametrize(
    ("area", "found", "reason"),
    [
        ("courses", {"read": 7}, "it isn't a record from this site."),
        ("courses", {"format": 2}, "it was saved by a newer version of this site."),
        ("receipts", {"id": "x", "jws": "y" * 2_000_000}, "it's too large."),
    ],
)
def test_what_was_set_aside_is_named_and_can_be_downloaded(
    area: str, found: Any, reason: str
) -> None:
    shown = reader()
    key = FIRST.id if area == "courses" else "x"
    shown.records[area, key] = found
    shown.open()
    what = "AP 1 onboarding" if area == "courses" else "Receipt"
    assert items(shown) == [f"{what}: {reason}"]
    shown.press("Download these records")
    [(name, text)] = shown.downloads
    assert name == "set-aside.json"
    [aside] = json.loads(text)
    assert (aside["area"], aside["key"], aside["value"]) == (area, key, found)
    assert "Erase everything" in shown.buttons


# Erasing


def test_erasing_asks_first_and_tells_when_it_is_done() -> None:
    shown = replace(begun(), chosen="ap-1").open().press("Erase everything")
    assert shown.focused().text.startswith("Erase everything of yours")
    shown.press("No, keep it")
    assert shown.focused().text == "Erase everything"
    assert shown.records
    shown.press("Erase everything").press("Yes, erase everything")
    assert shown.focused().text == "Everything has been erased."
    assert not shown.records
    assert shown.chosen == ""
    assert "Nothing of yours is saved" in shown.text


def test_erasing_claims_nothing_that_the_browser_has_not_done() -> None:
    shown = replace(begun(), erases=False).open()
    shown.press("Erase everything").press("Yes, erase everything")
    assert "didn't confirm that its storage is empty" in shown.focused().text


# Messages


def test_a_place_changes_nothing() -> None:
    shown = STATES["begun"]()
    before = shown.shown
    shown.told("place", hash="#sb-import", taps=[], page="", today="")
    assert shown.shown == before


@pytest.mark.parametrize(
    ("name", "missing"),
    [("import", "files"), ("use", "fields"), ("records", "kind"), ("checked", "results")],
)
def test_an_event_of_another_form_is_refused(name: str, missing: str) -> None:
    now = {"utc": NOW.utc, "offset_minutes": 0}
    event = {"name": name, "now": now, "withdrawn": [], "request": "import"}
    with pytest.raises(BadMessage, match=rf'expected "(\w+", ")*{missing}"'):
        stored_data.update(source_of(STORED), stored_data.State(), event)


def test_an_event_that_nobody_knows_changes_nothing() -> None:
    shown = STATES["begun"]()
    before = shown.state
    shown.told("unheard-of")
    assert shown.state == before


@pytest.mark.parametrize("data", [{}, {"problem": "unheard of"}])
def test_a_state_of_another_form_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(Misfit, match=r"^\$: expected .*missing"):
        decode(stored_data.State, data)


def test_an_import_under_way_of_another_form_is_refused() -> None:
    state = reader().open().state
    bad = {
        "receipts": [],
        "courses": {"a": {"read": 7}},
        "procedure": "",
        "left_out": [],
        "unsigned": 0,
    }
    with pytest.raises(Misfit, match=r"^\$\.under_way\.courses\.a\.read: expected a list, found 7"):
        decode(stored_data.State, {**state, "under_way": bad})
