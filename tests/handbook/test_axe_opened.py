"""What axe finds in what is folded away or comes later: opened lists, wide tables, results."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.axe import violations
from tests.browser.patience import patiently

pytestmark = pytest.mark.browser

SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
PAGES = (
    "procedures/ap-146/",
    "procedures/ocdsb-pr-708/",
    "procedures/halton/trace/",
    "decisions/ap-146/follow-request/",
    "decisions/ap-146/",
    "compare/",
    "compare/follow-request/",
    "training/ap-146/onboarding/",
    "benchmarks/",
    "authors/trees/",
    "problems/",
    "search-words/",
)


@pytest.fixture(params=SIZES)
def sized(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of a phone's size, then one of a desktop's."""
    width, height = SIZES[request.param]
    context = browser.new_context(
        viewport={"width": width, "height": height}, service_workers="block"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_with_everything_opened(
    address: str, sized: Page, published_url: str
) -> None:
    sized.goto(published_url + address, wait_until="load")
    sized.evaluate("document.querySelectorAll('article details').forEach((d) => (d.open = true))")
    assert violations(sized) == []


@pytest.mark.parametrize("address", PAGES)
def test_nothing_scrolls_sideways(address: str, sized: Page, published_url: str) -> None:
    sized.goto(published_url + address)
    wider = sized.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wider == 0


def test_axe_finds_nothing_in_search_results(sized: Page, published_url: str) -> None:
    sized.goto(published_url, wait_until="networkidle")
    if sized.locator(".md-header__button[for=__search]").is_visible():
        sized.locator(".md-header__button[for=__search]").click()
    else:
        sized.locator(".md-search__input").click()
    expect(sized.locator(".md-search__input")).to_be_focused()
    sized.keyboard.type("students")
    patiently(sized.locator(".md-search-result__item").nth(2)).to_be_visible()
    more = sized.locator(".md-search-result__more > summary:visible")
    if more.count():
        more.first.click()
    assert violations(sized) == []
