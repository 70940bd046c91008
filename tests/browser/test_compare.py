"""Comparing boards in a real browser: what only a browser can show.

What is asked, said and linked is tested in CPython: ``tests/engine/pages/test_comparison*.py`` and
``tests/handbook/test_comparison_walks.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from tests.browser.axe import violations
from tests.browser.decisions import expect_answers
from tests.browser.patience import patiently
from tests.browser.test_tree_faults import WORKERS

pytestmark = pytest.mark.browser

PAGE = "compare/follow-request/"
PHONE: ViewportSize = {"width": 390, "height": 844}

WALK = ("My own account", "A student I teach or coach")
SHARED = "#walk?which-account-is-it=my-own-account&who-is-the-other-person=somebody-else"


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def heading(page: Page) -> Locator:
    """What the page is at: a question, or the result."""
    return page.locator("sb-compare h2:visible").first


def live(page: Page) -> None:
    patiently(page.locator("sb-compare")).to_have_attribute("data-live", "step")


def answer(page: Page, label: str = "") -> None:
    """Answer by the keyboard, with the last answer that is sure if there is no label."""
    links = page.locator("sb-compare a[data-tap]:visible")
    before = heading(page).inner_text()
    named = page.locator("sb-compare").get_by_role("link", name=label, exact=True)
    (named if label else links.nth(links.count() - 2)).press("Enter")
    live(page)
    patiently(heading(page)).not_to_have_text(before)


def to_the_end(page: Page) -> None:
    while page.locator("sb-compare a[data-tap]:visible").count():
        answer(page)


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            break
    expect(wanted).to_be_focused()


def test_a_walk_by_pointer_back_and_on_to_a_board_s_own_page(page: Page, handbook_url: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(handbook_url + PAGE)
    page.get_by_role("link", name=WALK[0], exact=True).click()
    live(page)
    expect(page).to_have_url(re.compile("#walk.v=[0-9a-f]{12}&which-account-is-it=my-own-account$"))
    question = page.get_by_role("heading", name="Who is the other person?")
    patiently(question).to_be_focused()
    expect(page).to_have_title(re.compile("^Who is the other person. - "))
    page.locator("sb-compare").get_by_role("link", name=WALK[1], exact=True).press("Enter")
    patiently(question).to_have_count(0)
    page.go_back()
    patiently(question).to_be_visible()
    expect(page.locator("[aria-current=true]")).to_have_text(WALK[1])
    page.go_forward()
    patiently(question).to_have_count(0)
    to_the_end(page)
    patiently(page.get_by_role("heading", name="What each board says", exact=True)).to_be_focused()
    page.get_by_role("link", name="What to do at AP 12").click()
    page.wait_for_url(re.compile("/decisions/cedar-12/follow-request/#walk"))
    expect_answers(page, 2)
    assert errors == []


def test_by_keyboard_alone(page: Page, handbook_url: str) -> None:
    page.goto(handbook_url + PAGE)
    tab_to(page, page.locator("sb-compare a[data-tap]").first)
    page.keyboard.press("Enter")
    live(page)
    patiently(page.get_by_role("heading", name="Who is the other person?")).to_be_focused()
    tab_to(page, page.locator("sb-compare").get_by_role("link", name="Somebody else"))
    page.keyboard.press("Enter")
    patiently(page.locator(".sb-your-answers__row")).to_have_count(2)
    change = page.get_by_role("link", name="Change the answer to “Who is the other person?”")
    tab_to(page, change)
    page.keyboard.press("Enter")
    patiently(page.get_by_role("heading", name="Who is the other person?")).to_be_focused()
    meanings = page.locator(".sb-meanings > summary:visible")
    tab_to(page, meanings)
    page.keyboard.press("Enter")
    expect(page.locator(".sb-meanings li").first).to_be_visible()


def test_without_scripts_there_are_the_boards_and_the_table(
    without_scripts: Page, handbook_url: str
) -> None:
    without_scripts.goto(handbook_url + PAGE)
    expect(without_scripts.locator(".sb-board-cards > li")).to_have_count(3)
    expect(without_scripts.locator("a[data-tap]:visible")).to_have_count(0)
    without_scripts.locator(".sb-lines-group > summary").first.click()
    cell = without_scripts.locator(".sb-lines td").first
    expect(cell).to_be_visible()
    cell.get_by_role("link").first.click()
    expect(without_scripts).to_have_url(re.compile(r"/procedures/cedar-12/#c-"))


def test_a_worker_that_dies_at_each_step_changes_nothing(page: Page, handbook_url: str) -> None:
    page.add_init_script(WORKERS)
    page.goto(handbook_url + PAGE)
    once = "() => { asked = () => { asked = () => {}; kill(); }; }"
    for label, seen in zip(WALK, ("Who is the other person?", ""), strict=True):
        page.evaluate(once)
        page.locator("sb-compare").get_by_role("link", name=label, exact=True).press("Enter")
        rows = page.locator(".sb-your-answers__row", has_text=label)
        patiently(rows).to_have_count(1)
        if seen:
            patiently(page.get_by_role("heading", name=seen)).to_be_focused()
    assert page.evaluate("made") == 3
    expect(page.locator(".sb-late")).to_be_empty()


def test_a_link_of_an_earlier_edition_shows_its_result_and_says_so(
    page: Page, handbook_url: str
) -> None:
    page.goto(handbook_url + PAGE + SHARED.replace("?", "?v=000000000000&"))
    patiently(page.locator(".sb-notice")).to_contain_text("earlier edition")
    expect(page.locator(".sb-your-answers__row").first).to_contain_text("My own account")


def test_a_result_is_printed_on_one_sheet_with_its_answers(page: Page, handbook_url: str) -> None:
    page.goto(handbook_url + PAGE + SHARED)
    live(page)
    to_the_end(page)
    for size in ("Letter", "A4"):
        assert page.pdf(format=size).count(b"/Type /Page\n") == 1, size
    page.emulate_media(media="print")
    expect(page.locator(".sb-printed")).to_contain_text(re.compile(r"^Printed on \w+ \d+, \d{4}"))
    expect(page.locator(".sb-your-answers__row").first).to_be_visible()
    expect(page.locator(".sb-lines-group:visible")).to_have_count(0)


def test_start_page_and_navigation_lead_there(page: Page, handbook_url: str) -> None:
    page.goto(handbook_url)
    page.get_by_role("link", name="Compare Can I accept this follow or friend request?").click()
    expect(page).to_have_url(handbook_url + PAGE)
    page.locator(".md-tabs").get_by_role("link", name="Compare").click()
    expect(page).to_have_url(handbook_url + "compare/")
    page.get_by_role("rowheader").get_by_role("link", name="Can I message a student?").click()
    expect(page).to_have_url(handbook_url + "compare/message-student/")


@pytest.mark.parametrize("address", ["compare/", PAGE, "procedures/larkspur/trace/"])
def test_nothing_for_axe_to_find_in_dark_colours_nor_to_scroll_sideways(
    browser: Browser, handbook_url: str, address: str
) -> None:
    """In light colours, and on wider screens: ``tests/handbook/test_axe_opened.py``."""
    context = browser.new_context(
        color_scheme="dark", viewport={"width": 320, "height": 640}, service_workers="block"
    )
    page = context.new_page()
    page.goto(handbook_url + address)
    page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_while_boards_are_asked(browser: Browser, handbook_url: str, scheme: str) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": 320, "height": 640},
        service_workers="block",
    )
    page = context.new_page()
    page.goto(handbook_url + PAGE)
    answer(page, WALK[0])
    page.locator(".sb-meanings > summary:visible").press("Enter")
    assert violations(page) == []
    answer(page, "I'm not sure")
    to_the_end(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_a_board_that_is_withdrawn_meanwhile_ends_the_walk_which_a_newer_page_goes_on_with(
    page: Page, handbook_url: str
) -> None:
    item = {
        "decision": "cedar-12/follow-request",
        "address": "decisions/cedar-12/follow-request/",
        "reason": "It was wrong.",
    }
    told: dict[str, object] = {"format": 1, "withdrawn": [item]}
    page.goto(handbook_url + PAGE)
    answer(page, WALK[0])
    expect(page.locator(".sb-so-far > li").first).to_contain_text("AP 12")
    page.route("**/withdrawn.json", lambda route: route.fulfill(json=told))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("It was wrong.")
    expect(page.locator("sb-compare")).to_have_count(0)
    assert violations(page) == []
    told["withdrawn"] = []
    notice.get_by_role("button", name="Load the page again").click()
    # It's another Python.
    patiently(page.locator(".sb-so-far > li").first).to_contain_text("AP 12")
    answer(page, "Somebody else")
    to_the_end(page)
