"""What a course's page keeps of a person, and what it doesn't, in the real site with the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from tests.browser.training_pages import (
    COURSE,
    DATABASE,
    NAME_KEPT,
    OTHER,
    STAFF,
    Visitor,
    check_accessibility,
    held,
)

from soundingboard.office.verify import verify

pytestmark = pytest.mark.browser

_TAMPER = f"""async () => {{
  {DATABASE}
  const held = await database();
  const transaction = held.transaction('receipts', 'readwrite');
  const store = transaction.objectStore('receipts');
  store.openCursor().onsuccess = (event) => {{
    const cursor = event.target.result;
    const value = cursor.value;
    const [header, payload, signature] = value.jws.split('.');
    const text = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const other = btoa(text.replace('"score":6', '"score":5'));
    const encoded = other.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    cursor.update({{ ...value, jws: [header, encoded, signature].join('.') }});
  }};
  await done(transaction);
  held.close();
}}"""


@pytest.fixture
def visitor(page: Page, handbook_url: str, handbook_folder: Path) -> Visitor:
    return Visitor(page, handbook_url, handbook_folder)


def test_a_changed_procedure_makes_a_receipt_outdated_and_names_the_clauses(
    visitor: Visitor, made_receipt: bytes
) -> None:
    visitor.hold(made_receipt)
    receipt = verify(made_receipt).receipt

    def edition(revision: int, kind: str, hash_: str, changed: str) -> dict[str, Any]:
        clauses = {"3.1": "a" * 64, "3.2": changed * 64, "4.1": changed * 64}
        return {
            "revision": revision,
            "kind": kind,
            "effective": "",
            "hash": hash_,
            "clauses": clauses,
            "directing": ["3.1", "3.2"],
        }

    def publish(*editions: dict[str, Any]) -> None:
        ledger = {"format": 1, "procedures": {"halton": list(editions)}}

        def answer(route: Route) -> None:
            route.fulfill(json=ledger)

        visitor.page.unroute("**/editions.json")
        visitor.page.route("**/editions.json", answer)

    own = edition(receipt.edition.revision, "major", receipt.edition.hash, "b")
    publish(own, edition(receipt.edition.revision + 1, "major", "e" * 64, "c"))
    visitor.open()
    expect(visitor.page.get_by_text("These clauses changed: 3.2.")).to_be_visible()
    expect(visitor.button("Start the quiz")).to_be_visible()
    check_accessibility(visitor.page, "a course, outdated")


def test_an_old_receipt_expires(visitor: Visitor, made_receipt: bytes) -> None:
    visitor.hold(made_receipt)
    visitor.page.clock.set_fixed_time("2029-06-01T12:00:00Z")
    visitor.open()
    expect(visitor.page.get_by_text("Your acknowledgment held until")).to_be_visible()
    check_accessibility(visitor.page, "a course, expired")


def test_on_a_shared_computer_nothing_is_left_for_the_next(visitor: Visitor) -> None:
    page = visitor.page
    visitor.complete("Shared")
    assert page.get_by_text("Shared computer: nothing is kept").is_visible()
    assert page.get_by_text("gone when you leave this site").is_visible()
    kept = page.evaluate("JSON.stringify(sessionStorage) + JSON.stringify(localStorage)")
    assert NAME_KEPT not in kept
    assert STAFF not in kept
    assert held(page) == {"courses": 0, "receipts": 0, "settings": 0}
    check_accessibility(page, "a receipt on a shared computer")
    assert verify(visitor.download()).receipt.person.name == NAME_KEPT
    visitor.button("End this visit").click()
    expect(page.get_by_text("whose computer is this")).to_be_visible()
    assert NAME_KEPT not in page.content()
    page.go_back()
    expect(page.get_by_text("whose computer is this")).to_be_visible()
    assert NAME_KEPT not in page.content()


def test_ending_a_visit_asks_before_a_receipt_is_lost(visitor: Visitor) -> None:
    visitor.complete("Shared")
    visitor.button("End this visit").click()
    expect(visitor.page.get_by_text("Your receipt was not downloaded")).to_be_focused()
    check_accessibility(visitor.page, "a visit that would lose a receipt")
    visitor.button("Don’t end it yet").click()
    expect(visitor.button("End this visit")).to_be_focused()
    expect(visitor.page.get_by_text(NAME_KEPT)).to_be_visible()
    visitor.button("End this visit").click()
    visitor.button("End the visit without the receipt").click()
    expect(visitor.page.get_by_text("whose computer is this")).to_be_visible()
    assert NAME_KEPT not in visitor.page.content()


def test_a_reload_on_a_shared_computer_keeps_the_quiz_and_no_name(visitor: Visitor) -> None:
    visitor.begin("Shared")
    visitor.start_quiz()
    visitor.answer()
    visitor.page.reload()
    expect(visitor.page.get_by_text("Scenario 2 of")).to_be_visible()


def test_a_receipt_that_was_tampered_with_does_not_count(
    visitor: Visitor, made_receipt: bytes
) -> None:
    visitor.hold(made_receipt)
    visitor.page.evaluate(_TAMPER)
    visitor.open()
    expect(visitor.page.get_by_text("is not as it was signed")).to_be_visible()
    assert visitor.button("See your receipt").count() == 0
    check_accessibility(visitor.page, "a course, a receipt tampered with")


_REFUSED = "throw new DOMException('refused', 'OperationError')"
_UNANSWERED = "await new Promise(() => {})"


@pytest.mark.parametrize(("name", "answer"), [("importKey", _REFUSED), ("verify", _UNANSWERED)])
def test_a_receipt_that_the_browser_cannot_check_is_still_there(
    visitor: Visitor, made_receipt: bytes, name: str, answer: str
) -> None:
    page = visitor.page
    told = page.get_by_text("This browser can’t check a receipt that it has saved")
    visitor.hold(made_receipt)
    page.add_init_script(
        f"if (isSecureContext) SubtleCrypto.prototype.{name} = async () => {{ {answer}; }};"
    )
    page.goto(f"{visitor.base}training/{COURSE}/")
    expect(told).to_be_visible()
    assert not page.get_by_text("is not as it was signed").is_visible()
    assert visitor.download() == made_receipt
    check_accessibility(page, "a course, a receipt that can't be checked")
    visitor.open("receipt")
    expect(told).to_be_visible()
    assert not page.get_by_text("There is no receipt").is_visible()
    assert visitor.download() == made_receipt
    assert not visitor.mistakes


@pytest.mark.parametrize("answer", [_REFUSED, _UNANSWERED], ids=["refused", "unanswered"])
def test_a_new_receipt_that_the_browser_cannot_check_can_be_made_again(
    visitor: Visitor, answer: str
) -> None:
    page = visitor.page
    visitor.begin()
    visitor.read_everything()
    visitor.start_quiz()
    visitor.finish_quiz()
    page.evaluate(
        f"""() => {{
          globalThis.stock = SubtleCrypto.prototype.verify;
          SubtleCrypto.prototype.verify = async () => {{ {answer}; }};
        }}"""
    )
    visitor.button("Acknowledge").click()
    page.get_by_role("checkbox").check()
    page.get_by_label("Your name").fill(NAME_KEPT)
    page.get_by_label("Your staff number").fill(STAFF)
    make = visitor.button("Acknowledge, and make my receipt")
    make.click()
    expect(page.get_by_text("This browser couldn’t sign your receipt")).to_be_visible()
    page.evaluate("() => { SubtleCrypto.prototype.verify = globalThis.stock; }")
    make.click()
    expect(page.get_by_role("heading", name="Your receipt")).to_be_visible()
    assert verify(visitor.download()).receipt.person.name == NAME_KEPT


def test_answers_that_fit_no_quiz_are_told_and_begun_again(visitor: Visitor) -> None:
    visitor.begin()
    visitor.start_quiz()
    visitor.answer()
    visitor.page.evaluate(
        f"""async (id) => {{
          {DATABASE}
          const held = await database();
          const transaction = held.transaction('courses', 'readwrite');
          const store = transaction.objectStore('courses');
          const request = store.get(id);
          request.onsuccess = () => {{
            const record = request.result;
            record.attempt.answers[0].scenario = 'no-such-scenario';
            store.put(record, id);
          }};
          await done(transaction);
          held.close();
        }}""",
        COURSE,
    )
    visitor.open()
    expect(visitor.page.get_by_text("do not fit the quiz")).to_be_visible()
    visitor.start_quiz()
    expect(visitor.page.get_by_text("Scenario 1 of")).to_be_visible()


def test_a_record_that_cannot_be_used_is_set_aside_by_the_course_and_listed(
    visitor: Visitor, made_receipt: bytes
) -> None:
    visitor.course = OTHER
    visitor.hold(made_receipt, courses={OTHER: {"read": 7}, "no/such": "not a record"})
    visitor.open()
    visitor.start_quiz()
    visitor.answer()
    visitor.page.goto(f"{visitor.base}training/stored/")
    told = visitor.page.get_by_text("Lethbridge 607.4 onboarding: it isn't a record from this site")
    expect(told).to_be_visible()
    expect(visitor.page.get_by_text("no/such: it isn't a record from this site")).to_be_visible()
    assert visitor.page.get_by_text("quiz started, 1 answer").is_visible()
    check_accessibility(visitor.page, "records set aside")
    assert not visitor.mistakes


def test_two_tabs_answer_each_scenario_once(visitor: Visitor, context: BrowserContext) -> None:
    visitor.begin()
    visitor.start_quiz()
    first = visitor.scenario()
    other = Visitor(context.new_page(), visitor.base, visitor.site)
    other.open("quiz")
    assert other.scenario() == first
    other.answer()
    visitor.page.bring_to_front()
    expect(visitor.page.get_by_text("went on in another tab")).to_be_visible()
    expect(visitor.page.get_by_text("Scenario 2 of")).to_be_visible()
    visitor.finish_quiz(answered=1)
    assert visitor.page.get_by_role("heading", name="You passed: 6 of 6").is_visible()
