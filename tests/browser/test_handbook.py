"""A handbook in a real browser: what a teacher with a phone, or without scripts, gets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from tests.browser.axe import violations
from tests.browser.decisions import answer, expect_answers
from tests.browser.patience import patiently

pytestmark = pytest.mark.browser

TREE = "decisions/cedar-12/follow-request/"

PAGE_KINDS = {
    "start": "",
    "decisions": "decisions/",
    "procedures": "procedures/",
    "procedure": "procedures/larkspur/",
    "situations": "decisions/cedar-12/situations/",
    "tree": TREE,
    "not covered": "decisions/larkspur/logo/",
    "problem": "problems/unknown-target/",
    "not found": "404.html",
}


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            break
    expect(wanted).to_be_focused()


# Without scripts


def test_without_scripts_a_tree_is_walked_by_plain_links(
    without_scripts: Page, handbook_url: str
) -> None:
    page = without_scripts
    page.goto(f"{handbook_url}{TREE}")
    page.get_by_role("link", name="My own account", exact=True).click()
    expect(page).to_have_url(re.compile("#who-is-the-other-person$"))
    page.get_by_role("link", name="A student I teach or coach", exact=True).click()
    expect(page).to_have_url(re.compile("#dont-accept-it$"))
    outcome = page.locator("section[data-node=dont-accept-it]")
    expect(outcome).to_be_in_viewport()
    expect(outcome.locator(".sb-verdict")).to_have_text(re.compile("Not allowed"))
    outcome.get_by_role("link", name="2.1.1").first.click()
    expect(page).to_have_url(re.compile(r"procedures/cedar-12/#c-2-1-1$"))


# With scripts, by mouse and by keyboard


def test_a_walk_to_a_verdict_changed_shared_and_gone_back(
    context: BrowserContext, handbook_url: str
) -> None:
    page = context.new_page()
    page.goto(f"{handbook_url}{TREE}")
    page.get_by_role("link", name="My own account", exact=True).click()
    answer(page, "A student I teach or coach")
    verdict = page.get_by_role("heading", name="Don't accept it")
    expect_answers(page, 2)
    patiently(verdict).to_be_visible()
    patiently(verdict).to_be_focused()

    other = context.new_page()
    other.goto(page.url)
    patiently(other.get_by_role("heading", name="Don't accept it")).to_be_visible()
    expect_answers(other, 2)

    page.go_back()
    patiently(page.get_by_role("heading", name="Who is the other person?", level=2)).to_be_focused()
    page.go_forward()
    patiently(verdict).to_be_focused()
    page.get_by_role("link", name=re.compile("Change.*Who is the other person")).click()
    answer(page, "Somebody who has left school for good")
    patiently(
        page.get_by_role("heading", name="AP 12 doesn't deal with this request")
    ).to_be_focused()


def test_a_verdict_by_the_keyboard_alone(page: Page, handbook_url: str) -> None:
    page.goto(f"{handbook_url}{TREE}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    for label in ("My own account", "A student I teach or coach"):
        tab_to(page, page.locator("sb-tree").get_by_role("link", name=label, exact=True))
        page.keyboard.press("Enter")
    expect_answers(page, 2)
    expect(page.locator(".sb-outcome:visible .sb-verdict")).to_contain_text("Not allowed")


# What every page keeps


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_axe_finds_nothing(kind: str, scheme: str, browser: Browser, handbook_url: str) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", service_workers="block"
    )
    page = context.new_page()
    page.goto(f"{handbook_url}{PAGE_KINDS[kind]}")
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_phone_shows_every_page_without_scrolling_sideways(
    kind: str, browser: Browser, handbook_url: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    page.goto(f"{handbook_url}{PAGE_KINDS[kind]}")
    wider = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wider == 0
    context.close()


def test_no_page_asks_another_host_or_sets_a_cookie(
    context: BrowserContext, handbook_url: str
) -> None:
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    for path in PAGE_KINDS.values():
        page.goto(f"{handbook_url}{path}")
    page.goto(f"{handbook_url}{TREE}")
    answer(page, "My own account", "A student I teach or coach")
    expect_answers(page, 2)
    assert asked - {"", urlsplit(handbook_url).netloc} == set()
    assert context.cookies() == []


def test_a_clause_is_landed_on_clear_of_the_header_and_marked(
    page: Page, handbook_url: str
) -> None:
    page.goto(f"{handbook_url}procedures/cedar-12/#c-2-1-2")
    heading = page.locator("#c-2-1-2")
    expect(heading).to_be_in_viewport()
    header = page.locator(".md-header").bounding_box()
    place = heading.bounding_box()
    assert header is not None
    assert place is not None
    assert place["y"] >= header["y"] + header["height"]
    marked = "(element) => getComputedStyle(element.closest('section') ?? element).backgroundColor"
    assert heading.evaluate(marked) not in ("rgba(0, 0, 0, 0)", "transparent")
