"""The procedure chosen once stands first, on this device, everywhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.axe import violations

pytestmark = pytest.mark.browser

LARKSPUR = "decisions/larkspur/post-student/"


def _control(page: Page) -> Locator:
    return page.get_by_label("You work under:")


def _first(page: Page, lists: str) -> list[str]:
    """The first entry of every list that has more than one."""
    return [
        " ".join(found.locator("li").first.inner_text().split())
        for found in page.locator(lists).all()
        if found.locator("li").count() > 1
    ]


def test_a_choice_is_shown_first_on_every_page(page: Page, handbook_url: str) -> None:
    page.goto(handbook_url)
    _control(page).select_option("pinehollow-7")
    expect(page.locator("sb-procedure-picker").get_by_role("status")).to_have_text(
        "From now on, Pinehollow PR 7 is shown first on this device."
    )
    first = _first(page, ".sb-procedures")[0]
    assert first.startswith("Pinehollow PR 7")
    assert "(yours)" in first
    page.goto(f"{handbook_url}decisions/")
    expect(_control(page)).to_have_value("pinehollow-7")
    rows = page.locator(".sb-boards:has(a[data-procedure=pinehollow-7])")
    assert rows.count() >= 4
    for row in rows.all():
        expect(row.locator("li a").first).to_have_text("Pinehollow PR 7 (yours)")
    assert violations(page) == []
    page.goto(f"{handbook_url}{LARKSPUR}")
    assert _first(page, ".sb-elsewhere ul") == ["Pinehollow PR 7 (yours)"]


def test_a_choice_can_be_taken_back(page: Page, handbook_url: str) -> None:
    page.goto(f"{handbook_url}decisions/")
    page.locator("sb-procedure-picker:not([hidden])").wait_for()
    before = page.locator(".sb-decision-list").inner_text()
    _control(page).select_option("Larkspur")
    assert page.locator(".sb-decision-list").inner_text() != before
    _control(page).select_option("Choose a procedure")
    assert page.locator(".sb-decision-list").inner_text() == before
    assert page.evaluate("localStorage.getItem('soundingboard.procedure')") is None


def test_a_choice_is_kept_when_pages_are_changed_without_a_reload(
    page: Page, handbook_url: str
) -> None:
    page.goto(handbook_url)
    _control(page).select_option("Larkspur")
    page.get_by_role("link", name="Decisions", exact=True).first.click()
    expect(page.get_by_role("heading", name="What do you need to decide?", level=1)).to_be_visible()
    expect(_control(page)).to_have_value("larkspur")
    expect(page.locator(".sb-boards li[data-chosen]").first).to_be_visible()


def test_where_nothing_may_be_stored_the_choice_holds_for_the_page(
    page: Page, handbook_url: str
) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })"
    )
    page.goto(f"{handbook_url}decisions/")
    _control(page).select_option("Larkspur")
    expect(page.locator("sb-procedure-picker").get_by_role("status")).to_have_text(
        "Larkspur is shown first until you leave this page."
    )
    assert _first(page, ".sb-boards")[0] == "Larkspur (yours)"


def test_without_scripts_there_is_no_control_and_every_list(
    browser: Browser, handbook_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{handbook_url}decisions/")
    expect(page.locator("sb-procedure-picker")).to_be_hidden()
    expect(page.locator(".sb-boards a").first).to_be_visible()
    context.close()
