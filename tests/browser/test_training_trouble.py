"""Devices that do not do as they should: nothing finished is lost, and the person is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Serve
from tests.browser.training_pages import NAME_KEPT, Visitor, check_accessibility

from soundingboard.office.verify import verify

pytestmark = pytest.mark.browser


@pytest.fixture
def visitor(page: Page, serve: Serve, site: Path) -> Visitor:
    return Visitor(page, serve(site), site)


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
