"""First questions and all their answers are on the first screen, without scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from tests.browser.tree_walks import trees
from tests.handbook.published import published

from soundingboard.site.board_decisions import compared_slugs

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1366, "height": 768}


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_the_first_question_is_all_on_the_first_screen(
    plain: Page, published_url: str, published_folder: Path
) -> None:
    beyond: dict[str, set[str]] = {"phone": set(), "desktop": set()}
    for id_ in trees(published_folder):
        plain.goto(f"{published_url}decisions/{id_}/")
        for name, size in (("phone", PHONE), ("desktop", DESKTOP)):
            plain.set_viewport_size(size)
            end: float = plain.locator("sb-tree .sb-answers").first.evaluate(
                "(answers) => answers.getBoundingClientRect().bottom + scrollY"
            )
            if end > size["height"]:
                beyond[name].add(id_)
    assert beyond == {"phone": set(), "desktop": set()}


def test_the_longest_first_questions_and_whose_rule_applies_are_on_a_phone_s_first_screen(
    browser: Browser, published_url: str
) -> None:
    trees = published().trees.values()
    longest = sorted(
        compared_slugs([tree.slug for tree in trees]),
        key=lambda slug: -max(len(it.start.answers) for it in trees if it.slug == slug),
    )
    context = browser.new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    page.route("**/soundingboard/bundle.json", lambda route: route.abort())
    for slug in longest[:4]:
        page.goto(f"{published_url}compare/{slug}/")
        last = page.locator("sb-compare ul.sb-answers > li").last
        box = last.bounding_box()
        assert box is not None, slug
        assert box["y"] + box["height"] <= PHONE["height"], slug
        whose = page.locator(".sb-whose")
        assert whose.evaluate("(line) => line.scrollWidth <= line.clientWidth"), slug
    context.close()
