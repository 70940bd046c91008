"""Material's own conveniences don't take a reader away from a decision or a course."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.decisions import answer, expect_answers

pytestmark = pytest.mark.browser

TREE = "decisions/ap-146/follow-request/"
COURSE = "training/halton/onboarding/"
KEYS = ("n", "p", ".", ",", "s", "f", "/")


# Counts what anybody tries to write, whatever comes of it.
_COUNT = """
let { replaceState } = History.prototype;
Object.defineProperty(History.prototype, 'replaceState', {
  set(other) { replaceState = other; },
  get() {
    return function (...given) {
      document.documentElement.dataset.tried = 'once';
      return replaceState.apply(this, given);
    };
  },
});
"""


@pytest.fixture
def tracking(page: Page, handbook_url: str) -> Page:
    """The page of a tree on the site of a board that has turned ``navigation.tracking`` on."""

    def add(route: Route) -> None:
        html = route.fetch().text()
        route.fulfill(
            body=html.replace('"features": [', '"features": ["navigation.tracking", '),
            content_type="text/html",
        )

    page.add_init_script(_COUNT)
    page.route(f"**/{TREE}", add)
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{handbook_url}{TREE}")
    page.locator("sb-tree:defined").wait_for()
    page.wait_for_function("Boolean(window.location$)")
    assert page.evaluate(
        "JSON.parse(document.querySelector('#__config').textContent).features"
    ).count("navigation.tracking")
    return page


def scroll_until_material_writes(page: Page) -> None:
    """Scrolls as a reader does until Material has tried to write into the address."""
    page.mouse.move(640, 300)
    for delta in (400, -300):
        page.evaluate("delete document.documentElement.dataset.tried")
        page.mouse.wheel(0, delta)
        page.locator("html[data-tried]").wait_for()


def test_scrolling_during_a_walk_leaves_the_walk(tracking: Page) -> None:
    tree = tracking.locator("sb-tree")
    answer(tracking, "")
    expect_answers(tracking, 1)
    address = tracking.url
    shown = tree.locator("h2:visible").first.inner_text()
    scroll_until_material_writes(tracking)
    assert tracking.url == address
    tree.locator("h2:visible").first.click()
    assert tree.locator("h2:visible").first.inner_text() == shown
    expect_answers(tracking, 1)
    tracking.reload()
    expect_answers(tracking, 1)
    expect(tree.locator("h2:visible").first).to_have_text(shown, use_inner_text=True)


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
        ("procedures/ap-146/", ".md-content a[href]:visible"),
    ],
)
def test_one_letter_does_not_leave_the_page(
    page: Page, handbook_url: str, address: str, selector: str
) -> None:
    page.goto(f"{handbook_url}{address}")
    page.locator("sb-tree:defined, sb-course[data-guided], .sb-clause").first.wait_for()
    page.wait_for_function("Boolean(window.location$)")
    if selector != "body":
        focus_on(page, selector)
    focused = page.evaluate_handle("document.activeElement")
    for key in KEYS:
        page.keyboard.press(key)
    assert page.url == f"{handbook_url}{address}"
    assert page.evaluate("(focused) => document.activeElement === focused", focused)


def test_where_nothing_has_the_focus_the_search_has_its_key(page: Page, handbook_url: str) -> None:
    page.goto(f"{handbook_url}procedures/ap-146/")
    page.wait_for_function("Boolean(window.location$)")
    page.keyboard.press("s")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("snap")
    expect(page.get_by_role("textbox", name="Search")).to_have_value("snap")
