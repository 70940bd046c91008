"""Devices that do not do as they should: nothing finished is lost, and the person is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.training_pages import (
    DATABASE,
    NAME,
    NAME_KEPT,
    STAFF,
    Visitor,
    check_accessibility,
)

from soundingboard.office.verify import verify

pytestmark = pytest.mark.browser


@pytest.fixture
def visitor(page: Page, handbook_url: str, handbook_folder: Path) -> Visitor:
    return Visitor(page, handbook_url, handbook_folder)


def test_a_browser_that_keeps_nothing_says_so_and_the_download_works(visitor: Visitor) -> None:
    visitor.page.add_init_script(
        "Object.defineProperty(window, 'indexedDB', { get() { throw new Error('private'); } })"
    )
    visitor.complete()
    assert visitor.page.get_by_text("This browser keeps nothing for this site").is_visible()
    check_accessibility(visitor.page, "a receipt in a browser that keeps nothing")
    assert verify(visitor.download()).receipt.person.name == NAME_KEPT
    assert not visitor.mistakes


def test_a_disk_that_fills_up_midway_loses_nothing_and_the_download_works(
    visitor: Visitor,
) -> None:
    visitor.begin()
    visitor.read_everything()
    visitor.start_quiz()
    visitor.answer()
    visitor.page.evaluate(
        """() => {
          IDBObjectStore.prototype.put = () => {
            throw new DOMException('full', 'QuotaExceededError');
          };
        }"""
    )
    visitor.go_on()
    visitor.finish_quiz(answered=1)
    expect(visitor.page.get_by_text("This device has no room")).to_be_visible()
    visitor.acknowledge()
    found = verify(visitor.download()).receipt
    assert (found.person.name, found.quiz.score) == (NAME_KEPT, visitor.compiled["draw"])
    assert not visitor.mistakes


def test_a_wrong_clock_is_told_before_the_acknowledgment(visitor: Visitor) -> None:
    visitor.page.clock.set_fixed_time("2031-01-01T12:00:00Z")
    visitor.begin()
    visitor.read_everything()
    visitor.start_quiz()
    visitor.finish_quiz()
    visitor.button("Acknowledge").click()
    expect(visitor.page.get_by_text("Set the clock right before you acknowledge")).to_be_visible()


def at_the_form(visitor: Visitor) -> None:
    visitor.begin()
    visitor.read_everything()
    visitor.start_quiz()
    visitor.finish_quiz()
    visitor.button("Acknowledge").click()
    visitor.page.get_by_role("checkbox").check()
    visitor.page.get_by_label("Your name").fill(NAME)
    visitor.page.get_by_label("Your staff number").fill(STAFF)


MAKE = "Acknowledge, and make my receipt"

_PAIR = (
    "(curve) => crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: curve }, false, ['sign'])"
)
KEYS = {
    "of another curve": "pair('P-384')",
    "of two pairs": "{ ...(await pair('P-256')), publicKey: (await pair('P-256')).publicKey }",
}


@pytest.mark.parametrize("kept", KEYS)
def test_keys_that_cannot_sign_are_replaced(visitor: Visitor, kept: str) -> None:
    at_the_form(visitor)
    visitor.page.evaluate(
        f"""async () => {{
          {DATABASE}
          const pair = {_PAIR};
          const keys = await {KEYS[kept]};
          const held = await database();
          const transaction = held.transaction('settings', 'readwrite');
          transaction.objectStore('settings').put(keys, 'key');
          await done(transaction);
          held.close();
        }}"""
    )
    visitor.button(MAKE).click()
    expect(visitor.page.get_by_role("heading", name="Your receipt")).to_be_visible()
    assert verify(visitor.download()).receipt.person.name == NAME_KEPT


@pytest.mark.parametrize(
    "answer", ["throw new DOMException('x', 'OperationError')", "await new Promise(() => {})"]
)
def test_cryptography_that_fails_can_be_tried_again(visitor: Visitor, answer: str) -> None:
    at_the_form(visitor)
    visitor.page.evaluate(
        f"""() => {{
          globalThis.stock = SubtleCrypto.prototype.generateKey;
          SubtleCrypto.prototype.generateKey = async () => {{ {answer}; }};
        }}"""
    )
    visitor.button(MAKE).click()
    expect(visitor.page.get_by_text("This browser couldn’t sign your receipt")).to_be_visible()
    visitor.page.evaluate("() => { SubtleCrypto.prototype.generateKey = globalThis.stock; }")
    visitor.button(MAKE).click()
    expect(visitor.page.get_by_role("heading", name="Your receipt")).to_be_visible()


def test_a_page_that_cannot_sign_says_so_before_the_course_is_begun(visitor: Visitor) -> None:
    visitor.page.add_init_script(
        "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })"
    )
    visitor.open()
    expect(visitor.page.get_by_text("This page can’t make a receipt")).to_be_visible()
    at_the_form(visitor)
    visitor.button(MAKE).click()
    expect(visitor.page.get_by_text("Your quiz is saved here only")).to_be_visible()


def test_a_fragment_that_is_not_well_formed_shows_the_course(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.base}training/{visitor.course}/#%E0%A4%A")
    expect(visitor.button("Continue")).to_be_visible()
    assert not visitor.mistakes
