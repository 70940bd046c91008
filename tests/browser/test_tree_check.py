"""The second check: when it begins, what it adds, and what is said when it cannot."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.lend_page import answer, opened, shown
from tests.browser.tree_pages import LOW, place

pytestmark = pytest.mark.browser


def test_the_engine_waits_for_intent(tree: Page) -> None:
    assert tree.evaluate("window.asked") is None
    tree.get_by_role("radio", name="Mine").focus()
    tree.wait_for_function("window.asked?.includes('walk')")


def test_a_result_that_is_checked_says_what_it_rests_on(tree: Page) -> None:
    answer(tree, "The school’s", "A stranger")
    note = tree.locator(".sb-js-checked")
    expect(note).to_contain_text("the same result: not allowed. It rests on clauses 2 and 4.6.a.")
    expect(note.get_by_role("link", name="4.6.a")).to_have_attribute("href", "desk.html#c-4-6-a")
    note.get_by_text("The reason, as the second check gives it").click()
    expect(note.get_by_text("Because of keep-it.")).to_be_visible()
    tree.go_back()
    expect(note).to_have_count(0)


def test_a_check_that_differs_is_told_with_whom_to_ask(page: Page, lend_url: str) -> None:
    tree = opened(page, f"{lend_url}?engine=differs")
    answer(tree, "The school’s", "A stranger")
    notice = tree.locator(".sb-js-notice")
    expect(notice).to_contain_text("These two should never differ. Before you act, ask the desk.")
    expect(notice.get_by_role("link", name="the desk")).to_be_visible()
    assert shown(tree) == ["keep-it"]
    assert tree.locator(".sb-js-checked").count() == 0


def test_a_check_that_cannot_start_is_told_once(page: Page, lend_url: str) -> None:
    tree = opened(page, f"{lend_url}?engine=fails")
    sentence = "The second check of your answers does not work in this browser."
    tree.get_by_role("radio", name="Mine").focus()
    expect(tree.locator(".sb-js-note")).to_contain_text(sentence)
    expect(tree.get_by_role("status")).to_contain_text(sentence)
    answer(tree, "The school’s", "A stranger")
    tree.wait_for_timeout(300)
    expect(tree.locator(".sb-js-note")).to_contain_text(sentence)
    expect(tree.get_by_role("status")).to_be_empty()


def test_a_page_older_than_the_sites_rules_says_so(page: Page, lend_url: str) -> None:
    page.set_viewport_size(LOW)
    tree = opened(page, f"{lend_url}newer.html")
    answer(tree, "Mine")
    expect(tree.locator(".sb-js-notice")).to_contain_text("The rules have changed")


@pytest.mark.parametrize("scrolled", [0, 20])
def test_a_late_notice_does_not_move_the_answer_that_a_reader_aims_at(
    page: Page, lend_url: str, scrolled: int
) -> None:
    page.set_viewport_size(LOW)
    tree = opened(page, f"{lend_url}newer.html")
    tree.evaluate("by => window.scrollTo({ top: by, behavior: 'instant' })", scrolled)
    aimed_at = tree.get_by_role("radio", name="Mine")
    before = place(aimed_at)
    tree.locator("sb-tree").dispatch_event("pointerenter")
    expect(tree.locator(".sb-js-notice")).to_contain_text("The rules have changed")
    tree.wait_for_timeout(200)
    assert abs(place(aimed_at) - before) <= 1
