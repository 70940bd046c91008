"""A course as a reader takes it, from whose computer it is to the receipt.

``golden/course-*.html`` are the regions of some screens. After a change that is meant:
``pytest tests/engine/pages/test_course.py --update-golden``, and read the difference.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.courses import EDITION, SEED, course, receipt
from tests.engine.pages.course_reading import (
    COURSE,
    OTHER_KEY,
    PAGE,
    CourseReader,
    attempt_of,
    page_of,
    stored_of,
    wrong,
)
from tests.engine.pages.training_reading import Reader, kept

from soundingboard.engine.codec import Misfit, decode, encode
from soundingboard.engine.editions import Edition, Ledger
from soundingboard.engine.errors import BadMessage
from soundingboard.engine.pages import course as program
from soundingboard.engine.pages import course_view
from soundingboard.engine.pages.course_source import CourseSource
from soundingboard.engine.pages.course_state import State
from soundingboard.engine.quiz import draw
from soundingboard.engine.timestamp import Timestamp

GOLDEN = Path(__file__).parent / "golden"
AT = ("courses", COURSE.id)
LATER = Timestamp("2029-06-01T12:00:00Z", 0)
GUIDE = "ap-1/follow-request"
LARGEST = 15_000


def reader(stored: Any = None, *receipts: dict[str, Any], **members: Any) -> CourseReader:
    """A reader whose device stores a record of the course, and receipts."""
    found: dict[tuple[str, str], Any] = {("receipts", made["id"]): made for made in receipts}
    if stored is not None:
        found[AT] = stored
    return CourseReader(records=found, **members)


def in_quiz(answered: int = 0, **members: Any) -> CourseReader:
    """Somebody who comes back to a quiz after so many right answers; everything is read."""
    stored = stored_of(read=2, quiz=attempt_of(answered=answered))
    return reader(stored, hash="#step=quiz", **members)


def own(**members: Any) -> dict[str, Any]:
    """The record of a receipt for the course."""
    return kept(receipt(COURSE), **members)


def ledger(kind: str) -> Ledger:
    """A ledger in which a clause has changed since the receipt."""
    return Ledger(
        {
            "ap-1": tuple(
                Edition(revision, kind, "", hash_, {"1.1": text * 64, "9": "a" * 64}, ("1.1", "9"))
                for revision, hash_, text in ((2, EDITION.hash, "b"), (3, "e" * 64, "c"))
            )
        }
    )


def outdated(kind: str = "major") -> CourseReader:
    return reader(None, own(), source=page_of(ledger=ledger(kind)))


SCREENS: dict[str, Callable[[], CourseReader]] = {
    "whose": lambda: reader(kind="undecided").open(),
    "whose-error": lambda: _pressed(reader(kind="undecided").open(), "Continue", {"computer": []}),
    "overview": lambda: reader().open(),
    "overview-passed": lambda: reader(stored_of(read=2, quiz=attempt_of(answered=4))).open(),
    "overview-acknowledged": lambda: reader(None, own()).open(),
    "scenario": lambda: in_quiz(1).open(),
    "scenario-error": lambda: in_quiz(1).open().answer(lambda ids: []),
    "marks-right": lambda: in_quiz(1).open().answer(),
    "marks-wrong": lambda: in_quiz(1).open().answer(wrong),
    "result-failed": lambda: in_quiz().open().finish_quiz(wrong),
    "result-opened": lambda: _opened(in_quiz().open().finish_quiz()),
    "acknowledge": lambda: reader().at_the_form(),
    "acknowledge-error": lambda: _pressed(
        reader().at_the_form(),
        "Acknowledge and make my receipt",
        {"acknowledgment": [], "name": [""], "staff": ["7" * 201], "site": [""]},
    ),
    "not-yet": lambda: reader(hash="#step=acknowledge").open(),
    "sheet": lambda: reader(hash="#read-first").open(),
    "visit": lambda: reader(kind="visit").complete(),
}


def _pressed(found: CourseReader, words: str, fields: dict[str, list[str]]) -> CourseReader:
    found.press(words, fields)
    return found


def _opened(found: CourseReader) -> CourseReader:
    [first, *_] = [words for words in found.buttons if words.startswith("Right:")]
    found.press(first)
    return found


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_shown_so(name: str, update_golden: bool) -> None:
    shown = SCREENS[name]().shown
    html = "\n".join((shown["live"], shown["title"], *shown["regions"].values(), ""))
    expected = GOLDEN / f"course-{name}.html"
    if update_golden:
        expected.write_text(html, encoding="utf-8")
    assert html == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_well_formed_small_and_has_each_id_once(name: str) -> None:
    found = SCREENS[name]()
    ids = [part.attributes["id"] for part in found.parts if "id" in part.attributes]
    assert len(ids) == len(set(ids))
    named = {
        id_
        for part in found.parts
        for attribute in ("aria-describedby", "aria-labelledby")
        for id_ in part.attributes.get(attribute, "").split()
    }
    assert named <= set(ids)
    for part in found.parts:
        if part.tag == "a" and part.attributes["href"].startswith("#sb-"):
            assert part.attributes["href"][1:] in ids, "each error leads to its control"
    assert all(len(html.encode()) <= LARGEST for html in found.shown["regions"].values())


# The whole way


@pytest.mark.parametrize("fresh", [False, True])
def test_a_passed_course_leaves_one_receipt_and_begins_afresh(fresh: bool) -> None:
    """With *fresh*, the worker dies before each event; each event is asked twice in any case."""
    shown = reader(kind="undecided", fresh=fresh).open()
    assert shown.heading == "Whose computer is this?"
    shown.press("Continue", {"computer": ["own"]})
    assert shown.kind == "device"
    assert shown.heading == "Course progress"
    shown.read_everything()
    assert "2 of 2 sections read" in shown.text
    shown.follow("Start the quiz")
    seen = []
    for number in range(COURSE.draw):
        assert f"Scenario {number + 1} of 4" in shown.heading
        shown.answer()
        assert shown.heading.endswith("Right")
        seen.append(shown.heading)
        shown.onward()
    assert len(set(seen)) == COURSE.draw
    assert shown.heading == "You passed: 4 of 4 right"
    shown.follow("Acknowledge the procedure").acknowledge()
    assert (shown.hash, shown.heading) == ("#step=receipt", "Your receipt")
    [made] = shown.kept_receipts
    assert made["handed"] is False
    assert shown.kept["attempt"] is None
    shown.step("")
    assert "You acknowledged the procedure on December 1, 2026." in shown.text


def test_the_receipt_and_the_end_of_the_course_are_one_write() -> None:
    shown = reader().at_the_form()
    shown.log.clear()
    shown.acknowledge()
    [write] = [effect for effect in shown.log if effect.get("do") == "write"]
    assert sorted(change["area"] for change in write["changes"]) == ["courses", "receipts"]


def test_a_failed_quiz_says_what_to_read_and_draws_another() -> None:
    shown = in_quiz().open().finish_quiz(wrong)
    assert shown.heading == "Not passed yet: 0 of 4 right"
    assert shown.links["Clause 1.1 Title of 1.1"] == f"{PAGE}#c-1-1"
    walk = "../../follow-request/#walk?who=a-student"
    assert shown.links["Can I accept this request? Do not accept"] == walk
    assert "Acknowledge the procedure" not in shown.links
    shown.press("Take another quiz")
    assert shown.hash == "#step=quiz"
    assert shown.kept["attempt"] == {**attempt_of(), "seed": SEED}
    shown.finish_quiz()
    assert shown.heading == "You passed: 4 of 4 right"
    assert "Every answer was right." in shown.text


def test_before_the_rest_is_read_a_passed_quiz_is_not_acknowledged() -> None:
    shown = reader(stored_of(read=1, quiz=attempt_of(answered=4)), hash="#step=result").open()
    assert "Before you can acknowledge, read the rest" in shown.text
    assert "Acknowledge the procedure" not in shown.links
    shown.step("acknowledge")
    assert shown.heading == "Not yet"
    shown.step("")
    assert "Acknowledge the procedure" not in shown.links


def test_a_course_may_keep_its_feedback_to_the_end() -> None:
    taken = replace(COURSE, feedback="end")
    shown = CourseReader(source=page_of(taken)).open().follow("Start the quiz")
    for number in range(taken.draw):
        assert f"Scenario {number + 1} of 4" in shown.heading
        shown.answer(wrong)
    assert shown.hash == "#step=result"
    assert shown.heading.startswith("Not passed yet")
    first = next(words for words in shown.buttons if words.startswith("Not right:"))
    shown.press(first)
    assert "Wrong: Neither (you ticked it)" in shown.text
    shown.press(first)
    assert "Wrong: Neither" not in shown.text


def test_an_interrupted_quiz_goes_on_where_it_was() -> None:
    first = in_quiz(1).open().draft("a")
    again = CourseReader(records=first.records).open()
    assert "1 of 4 answered" in again.text
    again.follow("Continue the quiz")
    assert "Scenario 2 of 4" in again.heading
    assert [box.attributes["value"] for box in again.boxes if "checked" in box.attributes] == ["a"]
    assert again.kept["attempt"]["draft"]["choices"] == ["a"]
    again.answer()
    assert "draft" not in again.kept["attempt"]


def test_one_right_choice_in_each_scenario_is_chosen_by_radios() -> None:
    scenarios = tuple(
        replace(item, choices=(item.choices[0], item.choices[2])) for item in COURSE.scenarios
    )
    shown = CourseReader(source=page_of(replace(COURSE, scenarios=scenarios)), hash="#step=quiz")
    shown.open()
    assert {box.attributes["type"] for box in shown.boxes} == {"radio"}
    shown.answer(lambda ids: [])
    assert "Choose an answer" in shown.links


# Answers and what they were worth


def test_the_story_and_how_it_is_marked_describe_the_choices() -> None:
    shown = in_quiz().open()
    [fieldset] = [part for part in shown.parts if part.tag == "fieldset"]
    described = fieldset.attributes["aria-describedby"].split()
    texts = {part.attributes.get("id"): part.text for part in shown.parts}
    assert texts[described[0]].startswith("The story of")
    assert "only if you tick everything that's right" in texts[described[1]]
    assert "only if you tick everything that's right" in reader().open().text, "said before, too"


def test_what_was_rightly_left_alone_is_not_listed_as_wrong() -> None:
    shown = in_quiz().open().answer()
    assert "The story of" in shown.text, "the story stays"
    [shown_list, folded] = [part for part in shown.parts if "sb-js-marks" in part.classes]
    assert "Wrong:" not in shown_list.text
    assert "Neither" in folded.text
    [details] = [part for part in shown.parts if part.tag == "details"]
    assert folded.text in details.text


def test_a_wrong_answer_says_what_was_missed_and_what_was_ticked() -> None:
    text = in_quiz().open().answer(lambda ids: ["a", "c"]).text
    assert "Not quite" in text
    assert "Right: This" in text
    assert "Also right: That (you didn't tick it)" in text
    assert "Wrong: Neither (you ticked it)" in text
    assert "Right, too." in text


def test_an_answer_of_nothing_is_refused_and_another_try_moves_the_focus_again() -> None:
    shown = in_quiz().open().answer(lambda ids: [])
    keys = [shown.shown["focus"]]
    assert shown.focus == ".sb-js-problem"
    assert shown.shown["title"].startswith("Error: Scenario 1 of 4")
    shown.answer(lambda ids: [])
    keys.append(shown.shown["focus"])
    assert keys[0] != keys[1]
    shown.answer()
    assert not shown.shown["title"].startswith("Error")
    assert shown.focus == "[data-region=step] .sb-js-stage__heading"


def test_a_button_that_was_pressed_twice_counts_once() -> None:
    shown = in_quiz().open()
    [button] = [part for part in shown.parts if part.text == "Answer" and part.tag == "button"]
    fields = {"choice": ["a", "b"]}
    value = button.attributes["data-value"]
    shown.told("answer", value=value, fields=fields, files={})
    before = shown.records[AT]
    shown.told("answer", value=value, fields={"choice": ["c"]}, files={})
    assert shown.records[AT] == before


def test_boxes_do_not_jump_back_while_they_are_stored() -> None:
    """A reply that comes between two ticks must have the first of them."""
    shown = in_quiz().open()
    shown._store = lambda effect: None  # type: ignore[method-assign]  # not stored yet
    shown.draft("a").draft("a", "b")
    ticked = [box.attributes["value"] for box in shown.boxes if "checked" in box.attributes]
    assert sorted(ticked) == ["a", "b"]
    shown.draft("b")
    ticked = [box.attributes["value"] for box in shown.boxes if "checked" in box.attributes]
    assert ticked == ["b"]


# Where the address leads


def test_an_anchor_of_the_page_shows_the_sheet_and_the_theme_s_own_change_nothing() -> None:
    shown = reader(hash="#read-first").open()
    assert shown.shown["live"] == "sheet"
    shown.follow("Back to the course")
    assert shown.heading == "Course progress"
    shown.place("#sb-top")
    assert shown.shown["live"] == "overview"
    shown.place("#s1")
    assert shown.shown["live"] == "sheet"
    assert shown.focus == '[id="s1"]'


@pytest.mark.parametrize("hash_", ["#%E0%A4%A", "#step=nonsense", "#no-such", "#step=quiz&x"])
def test_a_fragment_that_leads_nowhere_shows_the_course(hash_: str) -> None:
    assert reader(hash=hash_).open().shown["live"] == "overview"


def test_the_first_links_do_not_show_the_answers() -> None:
    links = list(reader().open().links.values())
    assert links.index("#read-first") == len(links) - 1


def test_on_arrival_the_focus_stays_and_with_each_screen_it_moves() -> None:
    shown = reader().open()
    assert shown.focus == ""
    shown.tick(COURSE.reading[0].anchor)
    assert shown.focus == ""
    shown.follow("Start the quiz")
    assert shown.focus
    assert in_quiz().open().focus, "a link to a step asks for it"


@pytest.mark.parametrize("step", ["quiz", "result", "acknowledge", "receipt"])
def test_every_step_can_be_come_to_directly(step: str) -> None:
    for stored in (None, stored_of(read=2, quiz=attempt_of(answered=4))):
        assert reader(stored, hash=f"#step={step}").open().heading


# What is read


def test_a_part_is_ticked_and_unticked() -> None:
    shown = reader().open().tick("section-1")
    assert shown.kept["read"] == ["section-1"]
    assert "1 of 2 sections read" in shown.text
    shown.tick("section-1", on=False)
    assert shown.kept["read"] == []
    with pytest.raises(AssertionError, match="no part"):
        shown.tick("nowhere")


def test_what_was_read_of_another_edition_must_be_read_again() -> None:
    shown = reader({**stored_of(read=2), "edition": "e" * 64}).open()
    assert "0 of 2 sections read" in shown.text


# Receipts, and what is known of them


def test_a_valid_acknowledgment_offers_the_receipt_and_the_course_again() -> None:
    shown = reader(None, own()).open()
    assert "It's valid until November 20, 2028." in shown.text
    assert "See your receipt" in shown.links
    assert "Start the quiz" not in shown.links
    shown.press("Take the course again")
    assert "Start the quiz" in shown.links
    assert shown.kept["again"] is True


def test_a_changed_procedure_names_the_clauses_and_a_minor_one_does_not() -> None:
    shown = outdated().open()
    assert "These clauses changed: 1.1." in shown.text
    assert shown.links["1.1"] == f"{PAGE}#c-1-1"
    assert "Start the quiz" in shown.links
    assert "These clauses changed" not in outdated("minor").open().text


def test_each_clause_that_changed_has_its_old_and_its_new_wording() -> None:
    texts = {
        hashlib.sha256(words.encode()).hexdigest(): words for words in ("Ask first.", "Don't.")
    }
    editions = (
        replace(edition, clauses={**edition.clauses, "1.1": hash_})
        for edition, hash_ in zip(ledger("major").editions("ap-1"), texts, strict=True)
    )
    source = page_of(ledger=Ledger({"ap-1": tuple(editions)}, texts))
    shown = reader(None, own(), source=source).open()
    assert "Clause 1.1 was: “Ask first.” It is now: “Don't.”" in shown.text


def test_an_old_acknowledgment_says_until_when_it_was_valid() -> None:
    shown = reader(None, own(), now=LATER).open()
    assert "Your acknowledgment was valid until November 20, 2028." in shown.text


@pytest.mark.parametrize("spoilt", [{"jws": "a.b.c"}, {"id": "another"}, {}])
def test_a_receipt_that_was_changed_does_not_count(spoilt: dict[str, Any]) -> None:
    shown = reader(None, {**own(), **spoilt}, signatures=lambda name: "differs").open()
    assert "has been changed since it was signed" in shown.text
    assert "See your receipt" not in shown.links


def test_a_receipt_that_cannot_be_checked_is_still_there() -> None:
    shown = reader(None, own(), signatures=lambda name: "unable").open()
    assert "This browser can't check a receipt" in shown.text
    for _turn in range(2):
        shown.press("Download the receipt")
        assert json.loads(shown.downloads.pop()[1])["jws"] == own()["jws"]
        shown.step("receipt")
    assert "There's no receipt" not in shown.text


def test_without_a_receipt_the_step_says_so() -> None:
    assert "There's no receipt for this course" in reader(hash="#step=receipt").open().text


def test_until_signatures_are_checked_the_static_page_stays() -> None:
    found = reader(None, own())
    lives: list[str] = []

    def look(name: str) -> str:
        lives.append(found.shown["live"])
        return "fits"

    found.signatures = look
    found.open()
    assert lives == [""]


# Signing


def test_a_device_without_cryptography_says_so_before_the_course_is_begun() -> None:
    shown = reader(kind="undecided", signs=False, signature=None).open()
    assert "This page can't make a receipt" in shown.text
    shown.press("Continue", {"computer": ["own"]})
    shown.at_the_form().acknowledge()
    assert "Your quiz is saved here only" in shown.said
    assert not shown.kept_receipts


@pytest.mark.parametrize("trouble", ["none", "late"])
def test_cryptography_that_fails_can_be_tried_again(trouble: str) -> None:
    shown = reader(signature=None, trouble_signing=trouble).at_the_form().acknowledge()
    assert "This browser couldn't sign your receipt" in shown.said
    assert shown.heading == "Acknowledge the procedure"
    shown.signature = 1
    shown.acknowledge()
    assert shown.heading == "Your receipt"


@pytest.mark.parametrize("result", ["unable", "differs"])
def test_a_signature_that_does_not_fit_is_never_stored(result: str) -> None:
    shown = reader(signatures=lambda name: result).at_the_form().acknowledge()
    assert "This browser couldn't sign your receipt" in shown.said
    assert not shown.kept_receipts
    shown.signatures = lambda name: "fits"
    shown.acknowledge()
    assert len(shown.kept_receipts) == 1


def test_a_key_that_changed_meanwhile_signs_what_names_it() -> None:
    def quicker(found: CourseReader) -> None:
        found.key, found.before_sign = OTHER_KEY, lambda again: None

    shown = reader(before_sign=quicker).complete()
    [made] = shown.kept_receipts
    assert OTHER_KEY.x in _header(made["jws"])


def test_a_key_that_changes_each_time_is_given_up() -> None:
    def restless(found: CourseReader) -> None:
        found.key = OTHER_KEY if found.key is not OTHER_KEY else CourseReader().key

    shown = reader(before_sign=restless).complete()
    assert "This browser couldn't sign your receipt" in shown.said


def _header(signed: str) -> str:
    from soundingboard.engine import jws

    return jws.decode(signed.split(".")[0]).decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ["n" * 201]}, "Your name must be 200 characters or fewer"),
        ({"staff": ["\u202a0042\u202c"]}, "Your staff number has invisible characters."),
        ({"site": ["\x07"]}, "Your school or office has invisible characters."),
        ({"name": [" \t "]}, "Enter your name"),
        ({"staff": [""]}, "Enter your staff number"),
        ({"acknowledgment": []}, "Tick the statement if you have read and understood it"),
    ],
)
def test_what_is_missing_is_said_at_the_top_and_beside_the_control(
    typed: dict[str, list[str]], said: str
) -> None:
    fields = {"acknowledgment": ["yes"], "name": ["Zoë"], "staff": ["7"], "site": [""], **typed}
    shown = reader().at_the_form()
    shown.press("Acknowledge and make my receipt", fields)
    messages = [part for part in shown.parts if part.tag in ("a", "p") and said in part.text]
    assert [part.tag for part in messages] == ["a", "p"]
    control = messages[0].attributes["href"][1:]
    assert messages[1].attributes["id"] == f"{control}-error"
    assert shown.focus == ".sb-js-problem"
    assert shown.shown["title"] == "Error: Acknowledge the procedure"
    assert not shown.kept_receipts
    shown.acknowledge()
    assert shown.shown["title"] == "Your receipt"


def test_names_are_tidied_and_the_box_is_never_ticked_beforehand() -> None:
    shown = reader().at_the_form()
    [box] = shown.boxes
    assert "checked" not in box.attributes
    shown.acknowledge("Renée  O’Neil")
    [made] = shown.kept_receipts
    from soundingboard.engine.pages import receipts

    assert receipts.read(made["jws"]).receipt.person.name == "Renée O’Neil"


@pytest.mark.parametrize(
    ("now", "server", "said"),
    [
        ("2026-12-01T12:00:00Z", "2026-12-01T13:00:00Z", ""),
        ("2031-01-01T12:00:00Z", "2026-12-01T13:00:00Z", "this site's server says December 1"),
        ("2020-01-01T12:00:00Z", "", "this course was last changed on November 20, 2026"),
    ],
)
def test_a_wrong_clock_is_said_before_the_acknowledgment(now: str, server: str, said: str) -> None:
    moments = {"server": {"utc": server, "offset_minutes": 0}, "device": _utc(now)}
    shown = reader(now=Timestamp(now, 0), clock=moments if server else None)
    shown.at_the_form()
    assert said in shown.text
    assert ("set the clock right" in shown.text.lower()) == bool(said)


def _utc(now: str) -> dict[str, Any]:
    return {"utc": now, "offset_minutes": 0}


# Other tabs


def once(change: Callable[[Reader], None]) -> Callable[[Reader], None]:
    """What another tab does just before the next write, once."""

    def quicker(found: Reader) -> None:
        found.before_write = lambda again: None
        change(found)

    return quicker


def test_the_first_answer_counts_whichever_tab_gave_it() -> None:
    theirs = stored_of(read=2, quiz=attempt_of(answered=1))
    shown = in_quiz().open()
    shown.before_write = once(lambda found: found.records.update({AT: theirs}))
    shown.answer(wrong)
    assert shown.kept == theirs
    assert "continued in another tab" in shown.said
    assert "Scenario 2 of 4" in shown.heading


def test_what_another_tab_has_ticked_stays() -> None:
    shown = reader().open()
    shown.before_write = once(lambda found: found.records.update({AT: stored_of(read=1)}))
    shown.tick("c-2")
    assert shown.kept["read"] == ["section-1", "c-2"]


def test_a_quiz_that_went_on_elsewhere_is_shown_as_it_is_now() -> None:
    shown = in_quiz().open()
    shown.records[AT] = stored_of(read=2, quiz=attempt_of(answered=2))
    shown.report()
    assert "continued in another tab" in shown.said
    assert "Scenario 3 of 4" in shown.heading
    shown.answer()
    assert shown.said == ""


def test_two_tabs_that_begin_at_once_take_one_quiz() -> None:
    shown = reader().open()
    theirs = stored_of(quiz=attempt_of(seed="e" * 32))
    shown.before_write = once(lambda found: found.records.update({AT: theirs}))
    shown.follow("Start the quiz")
    assert shown.kept["attempt"]["seed"] == "e" * 32
    assert "Scenario 1 of 4" in shown.heading


def test_two_tabs_that_acknowledge_at_once_make_one_receipt() -> None:
    """The other tab's write comes just before this one's, or before it is even signed."""
    for hook in ("before_write", "before_sign"):
        other = reader().at_the_form()
        shown = CourseReader(records=dict(other.records), hash="#step=acknowledge").open()
        other.acknowledge("Another name")

        def close(found: Any, other: CourseReader = other) -> None:
            found.before_write = found.before_sign = lambda again: None
            found.records.clear()
            found.records.update(other.records)

        setattr(shown, hook, close)
        shown.acknowledge()
        assert shown.records == other.records, hook
        assert shown.heading == "Your receipt"


def test_a_receipt_that_another_tab_made_is_shown_here() -> None:
    other = reader().at_the_form()
    shown = CourseReader(records=dict(other.records), hash="#step=acknowledge").open()
    other.acknowledge()
    shown.records = other.records
    shown.report()
    assert shown.heading == "Your receipt"


def test_a_quiz_thrown_away_by_another_tab_makes_no_receipt() -> None:
    shown = reader().at_the_form()
    theirs = stored_of(read=2, quiz=attempt_of(seed="e" * 32))
    shown.before_write = once(lambda found: found.records.update({AT: theirs}))
    shown.acknowledge()
    assert shown.kept == theirs
    assert not shown.kept_receipts
    assert "continued in another tab" in shown.said


# What the device doesn't keep


@pytest.mark.parametrize(
    "bad",
    [
        7,
        "not JSON",
        {"read": 7},
        {"format": 2},
        {**stored_of(read=2), "attempt": {**attempt_of(), "answers": [{}]}},
        {
            **stored_of(read=2),
            "attempt": {**attempt_of(), "answers": [{"scenario": "s1", "choices": []}] * 2},
        },
    ],
    ids=["number", "text", "reading", "newer", "answer", "twice"],
)
@pytest.mark.parametrize("answered", [0, 2, 4])
def test_a_record_that_is_overwritten_is_set_aside_and_the_page_goes_on(
    bad: Any, answered: int
) -> None:
    shown = in_quiz(answered).open()
    good = shown.kept
    shown.records[AT] = bad
    shown.report()
    assert shown.records["settings", f"aside/courses/{COURSE.id}"]["value"] == bad
    assert shown.kept == good
    shown.finish_quiz(answered=answered)
    shown.follow("Acknowledge the procedure").acknowledge()
    assert shown.heading == "Your receipt"


@pytest.mark.parametrize("left", [None, {"read": 7}])
def test_what_is_overwritten_before_its_writing_is_reported_is_written_again(left: Any) -> None:
    def spoil(found: Reader) -> None:
        found.after_write = lambda again: None
        found.records.pop(AT)
        if left is not None:
            found.records[AT] = left

    ticked = reader(stored_of(read=1)).open()
    ticked.after_write = spoil
    ticked.tick("c-2")
    assert ticked.kept["read"] == ["section-1", "c-2"]
    answered = in_quiz(1).open()
    answered.after_write = spoil
    answered.answer()
    assert len(answered.kept["attempt"]["answers"]) == 2
    signed = reader().at_the_form()
    signed.after_write = spoil
    signed.acknowledge()
    assert signed.heading == "Your receipt"
    assert len(signed.kept_receipts) == 1


@pytest.mark.parametrize("answered", [1, 4])
def test_a_record_that_is_lost_is_remembered_by_the_page(answered: int) -> None:
    shown = in_quiz(answered).open()
    del shown.records[AT]
    shown.report()
    shown.finish_quiz(answered=answered)
    shown.follow("Acknowledge the procedure").acknowledge()
    [made] = shown.kept_receipts
    del shown.records["receipts", made["id"]]
    shown.report()
    assert shown.heading == "Your receipt"
    assert "There's no receipt" not in shown.text


def test_a_record_that_cannot_be_used_from_the_start_is_set_aside() -> None:
    shown = reader({"read": 7}).open()
    assert AT not in shown.records
    assert shown.heading == "Course progress"


def test_answers_that_fit_no_quiz_are_said_and_another_quiz_begins() -> None:
    broken = {**attempt_of(), "answers": [{"scenario": "gone", "choices": ["a"]}]}
    shown = reader(stored_of(quiz=broken)).open()
    assert "don't match this quiz" in shown.text
    shown.press("Start the quiz")
    assert "Scenario 1 of 4" in shown.heading


def test_a_quiz_of_another_version_of_the_course_begins_again() -> None:
    shown = reader(stored_of(quiz={**attempt_of(), "course_hash": "0" * 64}), hash="#step=quiz")
    assert "The course has changed since you started this quiz." in shown.open().text
    shown.press("Start the quiz")
    assert "Scenario 1 of 4" in shown.heading


@pytest.mark.parametrize("code", ["unavailable", "lost", "emptied", "newer", "full"])
def test_what_is_not_kept_is_said_and_the_browser_asks_before_the_page_is_left(code: str) -> None:
    shown = in_quiz(1, trouble=code).open()
    assert "kept only while this page is open" in shown.text
    assert [part for part in shown.parts if "data-unsaved" in part.attributes]
    shown.finish_quiz(answered=1).follow("Acknowledge the procedure").acknowledge()
    assert shown.heading == "Your receipt"


def test_without_trouble_the_page_can_be_left() -> None:
    for shown in (in_quiz(1).open(), reader().complete()):
        assert not [part for part in shown.parts if "data-unsaved" in part.attributes]


def test_a_browser_that_promises_nothing_is_named_beside_the_receipt() -> None:
    assert "may clear what is saved" in reader(persisted=False).complete().text
    assert "may clear what is saved" not in reader().complete().text


# A visit on a shared computer


def test_a_visit_is_lost_with_the_page_and_ends_with_a_question() -> None:
    shown = reader(kind="visit").complete()
    assert [part for part in shown.parts if "data-unsaved" in part.attributes]
    shown.press("End this visit")
    assert "You haven't downloaded your receipt" in shown.text
    shown.press("Don't end it yet")
    shown.press("End this visit").press("End the visit without the receipt")
    assert shown.hash == "#step="
    assert shown.heading == "Whose computer is this?"
    assert "Your visit has ended." in shown.text
    assert "Zoë" not in json.dumps(shown.state)


def test_a_visit_that_ends_during_a_quiz_forgets_it() -> None:
    shown = in_quiz(1, kind="visit").open().draft("a")
    shown.press("End this visit")
    assert shown.heading == "Whose computer is this?"
    assert not shown.records


# Withdrawn decisions


def withdraw(shown: CourseReader, *trees: str) -> CourseReader:
    shown.withdrawn = [*trees]
    shown.report()
    return shown


def few() -> CourseReader:
    """A course of four scenarios, two of which are drawn: the seed's depend on the guide."""
    taken = course(4, draw=2, pass_mark=2)
    asking = next(
        seed
        for seed in (f"{number:032x}" for number in range(99))
        if all(item.scenario.depends_on([GUIDE]) for item in draw(taken, seed))
    )
    stored = stored_of(taken, 2, attempt_of(taken, asking))
    return CourseReader(source=page_of(taken), records={AT: stored}, hash="#step=quiz")


def test_a_quiz_under_way_that_asks_about_it_ends_and_another_begins() -> None:
    shown = withdraw(few().open(), GUIDE)
    assert "a decision guide that has been withdrawn" in shown.text
    shown.press("Start the quiz")
    for _number in range(2):
        assert "Scenario 2" in shown.heading or "Scenario 4" in shown.heading
        shown.answer().onward()
    assert shown.follow("Acknowledge the procedure").acknowledge().heading == "Your receipt"


def test_a_quiz_under_way_about_other_things_goes_on() -> None:
    shown = in_quiz(1).open().draft("a")
    assert "Scenario 2 of 4" in withdraw(shown, "ap-1/other").heading
    assert [box.attributes["value"] for box in shown.boxes if "checked" in box.attributes] == ["a"]


def test_a_quiz_that_can_ask_too_little_waits() -> None:
    shown = reader(hash="", withdrawn=[GUIDE], seeds=["f" * 32] * 9).open()
    shown.follow("Start the quiz")
    assert "You can't take this quiz right now" in shown.said
    withdraw(shown)
    shown.follow("Back to the course")
    assert shown.said == ""
    assert "Scenario 1 of 4" in shown.follow("Start the quiz").heading


def test_a_quiz_withdrawn_while_it_is_signed_makes_no_receipt() -> None:
    shown = reader().at_the_form()

    def gone(found: CourseReader) -> None:
        found.withdrawn = [GUIDE]

    shown.before_sign = gone
    shown.acknowledge()
    assert not shown.kept_receipts
    assert "a decision guide that has been withdrawn" in shown.text


# Messages


def test_a_source_is_read_back_and_another_one_is_refused() -> None:
    data = json.loads(json.dumps(encode(page_of())))
    assert encode(decode(CourseSource, data)) == data
    for bad in ({}, {**data, "scenarios": {}}, {**data, "clauses": 7}):
        with pytest.raises(Misfit, match="expected"):
            decode(CourseSource, bad)


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ({"name": "records"}, 'expected "now", "withdrawn", which are missing'),
        ({"name": "place"}, 'expected "hash", which is missing'),
        ({"name": "place", "hash": 7}, r"\$\.hash: expected text, found 7"),
        (
            {"name": "read", "value": "x", "now": {"utc": "now", "offset_minutes": 0}},
            r"\$\.now\.utc: expected text of the form",
        ),
    ],
)
def test_an_event_of_another_form_is_refused(event: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadMessage, match=reason):
        program.update(page_of(), State(), event)


@pytest.mark.parametrize("change", [{"step": "x"}, {"moved": 7}, {"said": "x"}, {"writes": [{}]}])
def test_a_state_of_another_form_is_refused(change: dict[str, Any]) -> None:
    data = {**encode(State()), **change}
    with pytest.raises(Misfit, match=rf"^\$\.{next(iter(change))}"):
        decode(State, data)


def test_before_anything_is_reported_the_static_page_stays() -> None:
    shown = course_view.view(page_of(), State())
    assert shown["live"] == ""
    assert not any(shown["regions"].values())
