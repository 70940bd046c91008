"""Material's menu and search at 320 pixels, or at 400 % zoom: by keyboard and by screen reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from tests.browser.axe import violations

pytestmark = pytest.mark.browser

TREE = "decisions/cedar-12/follow-request/"
SMALL: ViewportSize = {"width": 320, "height": 640}

FOCUSED = """() => {
    const at = document.activeElement;
    // Of the switch for light and dark, the label beside the box is on the screen.
    const box = (at.matches('.md-option') ? at.nextElementSibling : at).getBoundingClientRect();
    return {
        menu: Boolean(at.closest('.md-sidebar--primary')),
        main: Boolean(at.closest('.md-content')),
        seen: box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0,
        text: at.textContent.trim(),
    };
}"""


@pytest.fixture
def small(page: Page, handbook_url: str) -> Page:
    page.set_viewport_size(SMALL)
    page.emulate_media(reduced_motion="reduce")
    page.goto(handbook_url + TREE)
    page.locator("sb-tree:defined").wait_for()
    page.locator(".md-header .sb-opens").first.wait_for()
    return page


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport=SMALL)
    yield context.new_page()
    context.close()


def test_tab_comes_to_nothing_that_is_not_on_the_screen(small: Page) -> None:
    stops = []
    for _ in range(12):
        small.keyboard.press("Tab")
        stop = small.evaluate(FOCUSED)
        stops.append(stop["text"])
        assert not stop["menu"], stops
        assert stop["seen"], stops
        if stop["main"]:
            break
    else:
        pytest.fail(f"After 12 stops the content wasn't reached: {stops}")
    expect(small.locator("[data-md-toggle=search]")).not_to_be_checked()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_is_a_button_that_opens_and_closes_it(small: Page, key: str) -> None:
    menu = small.get_by_role("button", name="Menu", exact=True)
    expect(menu).to_have_attribute("aria-expanded", "false")
    menu.focus()
    small.keyboard.press(key)
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert small.evaluate(FOCUSED)["menu"]
    for _ in range(4):
        small.keyboard.press("Tab")
        assert small.evaluate(FOCUSED)["seen"]
    small.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_lists_within_the_menu_are_gone_through_by_keyboard(small: Page) -> None:
    small.get_by_role("button", name="Menu", exact=True).press("Enter")
    back = small.locator(".md-sidebar--primary .md-nav__title > button:visible")
    expect(back.first).to_be_focused()
    while back.count():
        back.last.press("Enter")
    section = small.locator(".md-sidebar--primary label.md-nav__link > button:visible").first
    expect(section).to_have_attribute("aria-expanded", "false")
    section.press("Space")
    expect(back.first).to_be_focused()
    assert small.evaluate(FOCUSED)["seen"]


def test_tabbing_out_of_the_menu_closes_it(small: Page) -> None:
    menu = small.get_by_role("button", name="Menu", exact=True)
    menu.press("Enter")
    small.keyboard.press("Shift+Tab")
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_the_search_is_a_button_and_gives_the_focus_back(small: Page) -> None:
    search = small.get_by_role("button", name="Search", exact=True)
    search.focus()
    small.keyboard.press("Enter")
    field = small.locator("[data-md-component=search-query]")
    expect(field).to_be_focused()
    small.keyboard.type("follow")
    # The index is fetched and read now, which takes a busy machine more than five seconds.
    small.locator(".md-search-result__item").first.wait_for()
    small.keyboard.press("Escape")
    expect(search).to_be_focused()
    expect(search).to_have_attribute("aria-expanded", "false")


def test_the_open_menu_breaks_no_rule(small: Page) -> None:
    small.get_by_role("button", name="Menu", exact=True).press("Enter")
    expect(small.locator(".md-sidebar--primary")).to_be_in_viewport()
    assert violations(small) == []


def test_a_wide_page_has_no_such_buttons(page: Page, handbook_url: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(handbook_url + TREE)
    page.locator("sb-tree:defined").wait_for()
    for name in ("Menu", "Search"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    expect(page.locator(".md-sidebar--primary")).to_be_visible()
    assert page.locator(".md-sidebar--primary .md-nav__title button").count() == 0


def test_without_scripts_the_menu_opens_by_keyboard(
    without_scripts: Page, handbook_url: str
) -> None:
    page = without_scripts
    page.goto(handbook_url + TREE)
    menu = page.get_by_role("checkbox", name="Menu")
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.locator("[data-md-toggle=drawer]:focus").count():
            break
    expect(menu).to_be_focused()
    expect(page.locator(".md-sidebar--primary")).not_to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator(".md-sidebar--primary")).to_be_visible()
