"""The search in a real browser: when its index is fetched, and what is shown first."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from tests.browser.decisions import expect_answers

pytestmark = pytest.mark.browser

INDEX = "search/search_index.json"


def test_the_search_box_shows_what_the_search_finds(page: Page, handbook_url: str) -> None:
    box: Any = page.get_by_role("textbox", name="Search")
    page.goto(f"{handbook_url}?q=friend%20request")
    first = page.locator(".md-search-result__item a.md-search-result__link").first
    first.wait_for()
    assert "/follow-request/" in (first.get_attribute("href") or "")
    assert box.first.input_value() == "friend request"
    shown = page.locator(".md-search-result__item").first.locator(".md-tag")
    words = [tag for tag in shown.all() if tag.is_visible()]
    assert words
    assert all(tag.locator("mark").count() for tag in words), "only the words that were typed"


@pytest.mark.parametrize("turning", ["pointer", "keyboard", "start page"])
def test_the_index_is_fetched_when_somebody_turns_to_the_search(
    page: Page, handbook_url: str, turning: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(handbook_url, wait_until="networkidle")
    page.wait_for_function("Boolean(window.location$)")
    assert [url for url in asked if url.endswith(INDEX)] == []
    with page.expect_request(f"**/{INDEX}"):
        if turning == "pointer":
            page.get_by_role("textbox", name="Search").hover()
        elif turning == "keyboard":
            page.keyboard.press("/")
        else:
            page.get_by_label("Search situations, decisions and procedures").focus()
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("picture")
    page.locator(".md-search-result__item").first.wait_for()
    assert len([url for url in asked if url.endswith(INDEX)]) == 1


@pytest.mark.parametrize("typed", ["accept follow", "accept a follow"])
def test_situations_are_suggested_first(page: Page, handbook_url: str, typed: str) -> None:
    page.goto(f"{handbook_url}?q={quote(typed)}")
    result = page.locator(".md-search-result__item").first
    links = result.locator("a.md-search-result__link:visible")
    links.first.wait_for()
    shown = [link.get_attribute("href") or "" for link in links.all()]
    assert ["#walk?" in address for address in shown] == [True, True, False]
    assert "/decisions/" in shown[2]
    folded = result.locator("details a").count()
    assert result.locator("summary").inner_text() == f"{folded} more on this page"


def test_a_situation_opens_the_decision_with_its_answers_and_the_verdict(
    page: Page, handbook_url: str
) -> None:
    page.goto(handbook_url)
    page.get_by_label("Search situations, decisions and procedures").fill(
        "daughter wants to follow me"
    )
    page.get_by_label("Search situations, decisions and procedures").press("Enter")
    found = page.locator('a.md-search-result__link[href*="#walk?"]:visible').first
    found.wait_for()
    assert "?" in found.inner_text(), "the situation, as a question"
    answers = str(found.get_attribute("href")).partition("#walk?")[2].split("&")
    found.click()
    outcome = page.locator("sb-tree .sb-outcome:visible")
    outcome.wait_for()  # Before Python is there, too.
    expect_answers(page, sum(not pair.startswith("v=") for pair in answers))
    expect(outcome.locator(".sb-verdict")).to_be_visible()
    expect(page.locator(".sb-notice:visible")).to_have_count(0)
