"""A tree's page before its scripts are there: it is answered already, and then nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser

Arrive = Callable[[], None]

MAIN = "**/main.mjs"


@pytest.fixture
def arrive(page: Page, handbook_url: str) -> Iterator[Arrive]:
    """The page, parsed, with its script asked for; to be called when the script may come."""
    held: list[Route] = []
    may_come = False
    page.route(MAIN, lambda route: route.continue_() if may_come else held.append(route))
    with page.expect_request(MAIN):
        page.goto(f"{handbook_url}decisions/ap-146/follow-request/", wait_until="commit")
    expect(page.locator(".sb-outcome").last).to_be_attached()

    def let_go() -> None:
        nonlocal may_come
        may_come = True
        while held:
            held.pop().continue_()
        page.locator("sb-tree .sb-js-bar").wait_for()

    yield let_go
    while held:
        held.pop().abort()


def _first_answer(page: Page) -> str:
    link = page.locator(".sb-answers a").first
    link.focus()
    return link.inner_text()


def test_the_first_question_is_answered_with_the_keyboard(page: Page, arrive: Arrive) -> None:
    _first_answer(page)
    page.keyboard.press("Enter")
    reached = page.locator("[data-node]:has(> :target)")
    expect(reached.get_by_role("heading")).to_be_in_viewport()
    expect(page.locator(".sb-js-form")).to_have_count(0)
    page.keyboard.press("Tab")
    expect(reached.get_by_role("link").first).to_be_focused()


def test_whoever_has_gone_on_by_then_stays_there(page: Page, arrive: Arrive) -> None:
    _first_answer(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#[a-z-]+$"))
    address = page.url
    arrive()
    expect(page.locator("[data-node]:has(> :target)").get_by_role("heading")).to_be_in_viewport()
    expect(page).to_have_url(address)


def test_whoever_is_at_an_answer_is_at_the_same_answer_afterwards(
    page: Page, arrive: Arrive
) -> None:
    answer = _first_answer(page)
    arrive()
    radio = page.get_by_role("radio", name=answer, exact=True)
    expect(radio).to_be_focused()
    expect(radio).not_to_be_checked()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("sb-tree dl")).to_contain_text(answer)
