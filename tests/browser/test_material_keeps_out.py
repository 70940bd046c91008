"""Material's own conveniences don't take a reader away from a decision or a course."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TREE = "decisions/cedar-12/follow-request/"
COURSE = "training/larkspur/onboarding/"
KEYS = ("n", "p", ".", ",", "s", "f", "/")


def focus_on(page: Page, selector: str) -> None:
    page.locator(selector).first.focus()
    assert page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize(
    ("address", "selector"),
    [
        (TREE, "sb-tree a[data-tap]:visible"),
        (TREE, "sb-tree input[type=checkbox]"),
        (TREE, "summary:visible"),
        (TREE, ".md-content a[href]:visible"),
        (TREE, ".md-header a"),
        (COURSE, "sb-course input[type=radio]"),
        (COURSE, "sb-course button"),
        (COURSE, "body"),
        ("procedures/cedar-12/", ".md-content a[href]:visible"),
    ],
)
def test_one_letter_does_not_leave_the_page(
    page: Page, handbook_url: str, address: str, selector: str
) -> None:
    page.goto(f"{handbook_url}{address}")
    page.locator("sb-tree:defined, sb-course[data-live], .sb-clause").first.wait_for()
    page.wait_for_function("Boolean(window.location$)")
    if selector != "body":
        focus_on(page, selector)
    focused = page.evaluate_handle("document.activeElement")
    for key in KEYS:
        page.keyboard.press(key)
    assert page.url == f"{handbook_url}{address}"
    assert page.evaluate("(focused) => document.activeElement === focused", focused)


def test_where_nothing_has_the_focus_the_search_has_its_key(page: Page, handbook_url: str) -> None:
    page.goto(f"{handbook_url}procedures/cedar-12/")
    page.wait_for_function("Boolean(window.location$)")
    page.keyboard.press("s")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("snap")
    expect(page.get_by_role("textbox", name="Search")).to_have_value("snap")
