"""Moves within a page: the page stays the one that the reader is using."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ADDRESS = "decisions/ap-146/follow-request/"
PART = "who-is-the-other-person"
SAME = "document.querySelector('sb-tree') === globalThis.first"


@pytest.fixture
def fetched(page: Page, handbook_url: str) -> list[str]:
    """The page, walking; what is fetched of it from now on."""
    page.goto(f"{handbook_url}{ADDRESS}")
    page.locator("sb-tree[data-walking]").wait_for()
    page.wait_for_function("Boolean(window.location$)")
    page.evaluate("globalThis.first = document.querySelector('sb-tree')")
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    return urls


def still_there(page: Page, fetched: list[str]) -> None:
    page.wait_for_timeout(1_000)
    assert page.evaluate(SAME)
    assert [url for url in fetched if url.endswith(ADDRESS)] == []


def test_an_answer_keeps_the_page(page: Page, fetched: list[str]) -> None:
    tree = page.locator("sb-tree")
    tree.get_by_role("radio").first.check()
    tree.get_by_role("button", name="Continue").click()
    expect(tree.locator(f"#{PART}")).to_be_focused()
    still_there(page, fetched)
    page.go_back()
    page.locator("sb-tree[data-walking=beginning]").wait_for()
    page.go_forward()
    expect(tree.locator(f"#{PART}")).to_be_focused()
    still_there(page, fetched)


def test_a_link_keeps_the_page_and_the_focus_goes_there(page: Page, fetched: list[str]) -> None:
    page.get_by_role("button", name="Show every question").click()
    page.locator(f".sb-answers a[href$='#{PART}']").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{PART}")).to_be_focused()
    still_there(page, fetched)
    expect(page.locator(f"#{PART}")).to_be_focused()


def test_a_box_of_the_picture_does_too(page: Page, fetched: list[str]) -> None:
    page.locator(f".sb-flow__node[data-node={PART}]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{PART}")).to_be_focused()
    still_there(page, fetched)
    expect(page.locator(f"#{PART}")).to_be_focused()


def test_another_page_is_fetched_into_this_one_and_back_again(
    page: Page, fetched: list[str]
) -> None:
    tree = page.locator("sb-tree")
    tree.get_by_role("radio").first.check()
    tree.get_by_role("button", name="Continue").click()
    page.evaluate("globalThis.samePage = true")
    page.locator("a[href$='/decisions/ap-146/']:visible").first.click()
    expect(page.locator("sb-tree")).to_have_count(0)
    page.go_back()
    expect(tree.locator(f"#{PART}")).to_be_focused()
    assert page.evaluate("globalThis.samePage")
    assert not page.evaluate(SAME)
    page.go_back()
    page.locator("sb-tree[data-walking=beginning]").wait_for()
    page.go_forward()
    expect(tree.locator(f"#{PART}")).to_be_focused()
