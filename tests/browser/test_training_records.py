"""What is kept of a person, and what is not, in the real site with the real engine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, Route, expect
from tests.browser.training_pages import (
    COURSE,
    DATABASE,
    NAME_KEPT,
    STAFF,
    Visitor,
    check_accessibility,
)

from soundingboard.office.verify import verify

pytestmark = pytest.mark.browser

_HELD = f"""async () => {{
  {DATABASE}
  const held = await database();
  const counts = {{}};
  for (const area of held.objectStoreNames) {{
    const request = held.transaction(area).objectStore(area).count();
    await done(request.transaction);
    counts[area] = request.result;
  }}
  held.close();
  return counts;
}}"""

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


def my_training(visitor: Visitor) -> Page:
    visitor.page.goto(f"{visitor.base}training/")
    expect(visitor.page.get_by_text("courses acknowledged")).to_be_visible()
    return visitor.page


def entry(page: Page, course: str = COURSE) -> Any:
    return page.locator(f'.sb-course-entry[data-course="{course}"]')


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
    later = receipt.edition.revision + 1
    publish(own, edition(later, "minor", "e" * 64, "c"))
    assert "Acknowledged" in entry(my_training(visitor)).inner_text(), "a minor one resets nobody"
    publish(own, edition(later, "major", "e" * 64, "c"))
    told = entry(my_training(visitor))
    assert "Outdated" in told.inner_text()
    assert "Clauses that changed: 3.2." in told.inner_text()
    check_accessibility(visitor.page, "my training, outdated")
    visitor.open()
    expect(visitor.page.get_by_text("These clauses changed: 3.2.")).to_be_visible()
    expect(visitor.button("Start the quiz")).to_be_visible()
    check_accessibility(visitor.page, "a course, outdated")


def test_an_old_receipt_expires(visitor: Visitor, made_receipt: bytes) -> None:
    visitor.hold(made_receipt)
    visitor.page.clock.set_fixed_time("2029-06-01T12:00:00Z")
    told = entry(my_training(visitor))
    assert "Expired" in told.inner_text()
    check_accessibility(visitor.page, "my training, expired")
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
    assert page.evaluate(_HELD) == {"courses": 0, "receipts": 0, "settings": 0}
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
    page = my_training(visitor)
    assert "Not started" in entry(page).inner_text()
    assert page.get_by_text("is not as it was signed").is_visible()
    visitor.open()
    expect(visitor.page.get_by_text("is not as it was signed")).to_be_visible()
    assert visitor.button("See your receipt").count() == 0
    check_accessibility(visitor.page, "a course, a receipt tampered with")


_REFUSED = "throw new DOMException('refused', 'OperationError')"
_UNANSWERED = "await new Promise(() => {})"


@pytest.mark.parametrize("answer", [_REFUSED, _UNANSWERED], ids=["refused", "unanswered"])
@pytest.mark.parametrize("name", ["importKey", "verify"])
def test_a_receipt_that_the_browser_cannot_check_is_still_there(
    visitor: Visitor, made_receipt: bytes, name: str, answer: str
) -> None:
    page = visitor.page
    told = page.get_by_text("This browser can’t check a receipt that it has saved")
    visitor.hold(made_receipt)
    page.add_init_script(
        f"if (isSecureContext) SubtleCrypto.prototype.{name} = async () => {{ {answer}; }};"
    )
    page.goto(f"{visitor.base}training/")
    expect(told).to_be_visible()
    assert "Not started" in entry(page).inner_text()
    assert visitor.download() == made_receipt
    page.goto(f"{visitor.base}training/{COURSE}/")
    expect(told).to_be_visible()
    assert not page.get_by_text("is not as it was signed").is_visible()
    assert visitor.download() == made_receipt
    check_accessibility(page, "a course, a receipt that can't be checked")
    visitor.open("receipt")
    expect(told).to_be_visible()
    assert not page.get_by_text("There is no receipt").is_visible()
    assert visitor.download() == made_receipt

    page.goto(f"{visitor.base}training/stored/")
    file = FilePayload(name="receipt.json", mimeType="application/json", buffer=made_receipt)
    page.get_by_label("Choose a file").set_input_files(files=[file])
    visitor.button("Import").click()
    expect(page.get_by_text("Receipt 1 in the file: this browser can’t check it")).to_be_visible()
    assert not visitor.mistakes

    checking = Visitor(page.context.new_page(), visitor.base, visitor.site)
    assert "Acknowledged" in entry(my_training(checking)).inner_text()


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


def test_everything_can_be_taken_along_and_erased(
    visitor: Visitor, browser: Browser, made_receipt: bytes, tmp_path: Path
) -> None:
    page = visitor.page
    visitor.hold(made_receipt)
    page.evaluate("localStorage.setItem('soundingboard.procedure', 'halton')")
    page.goto(f"{visitor.base}training/stored/")
    held = page.locator("sb-stored ul li")
    expect(held).to_have_count(2)
    assert held.all_inner_texts()[0] == "Receipt: Halton onboarding"
    assert held.all_inner_texts()[1].startswith("You work under: Halton")
    with page.expect_download() as download:
        visitor.button("Export everything").click()
    file = tmp_path / "export.json"
    download.value.save_as(file)
    document = json.loads(file.read_bytes())
    assert len(document["receipts"]) == 1
    assert document["procedure"] == "halton"
    verify(document["receipts"][0]["jws"].encode())

    visitor.button("Erase everything").click()
    visitor.button("No, keep it").click()
    visitor.button("Erase everything").click()
    visitor.button("Yes, erase everything").click()
    expect(page.get_by_text("Everything is erased")).to_be_visible()
    assert page.evaluate(_HELD) == {"courses": 0, "receipts": 0, "settings": 0}
    assert page.evaluate("localStorage.getItem('soundingboard.procedure')") is None
    expect(page.get_by_text("This device holds nothing of you")).to_be_visible()
    page.goto(f"{visitor.base}training/")
    expect(page.get_by_text("You have not begun any training")).to_be_visible()

    other = browser.new_context()
    there = Visitor(other.new_page(), visitor.base, visitor.site)
    there.page.goto(f"{visitor.base}training/stored/")
    there.page.get_by_label("Mine").check()
    there.button("Continue").click()
    there.page.get_by_label("Choose a file").set_input_files(file)
    there.button("Import").click()
    expect(there.page.get_by_text("Imported: 1 receipt")).to_be_visible()
    expect(there.page.get_by_text("You work under: Halton")).to_be_visible()
    assert "Acknowledged" in entry(my_training(there)).inner_text()

    document["receipts"][0]["jws"] = document["receipts"][0]["jws"][:-4] + "AAAA"
    file.write_text(json.dumps(document), encoding="utf-8")
    there.page.goto(f"{visitor.base}training/stored/")
    there.page.get_by_label("Choose a file").set_input_files(file)
    there.button("Import").click()
    expect(there.page.get_by_text("One receipt was left out")).to_be_visible()
    file.write_text("[]", encoding="utf-8")
    there.page.get_by_label("Choose a file").set_input_files(file)
    there.button("Import").click()
    problem = there.page.get_by_role("link", name="The selected file must be one that was exported")
    expect(problem).to_be_visible()
    assert there.page.evaluate("document.activeElement.className") == "sb-js-problem"
    check_accessibility(there.page, "what is stored, with an error")
    other.close()


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
