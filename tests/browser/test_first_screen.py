"""The first question and all its answers are on the first screen, without scripts and scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from tests.browser.tree_walks import trees

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1366, "height": 768}


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_the_first_question_is_all_on_the_first_screen(
    plain: Page, handbook_url: str, handbook_folder: Path
) -> None:
    beyond: dict[str, set[str]] = {"phone": set(), "desktop": set()}
    for id_ in trees(handbook_folder):
        plain.goto(f"{handbook_url}decisions/{id_}/")
        for name, size in (("phone", PHONE), ("desktop", DESKTOP)):
            plain.set_viewport_size(size)
            end: float = plain.locator("sb-tree .sb-answers").first.evaluate(
                "(answers) => answers.getBoundingClientRect().bottom + scrollY"
            )
            if end > size["height"]:
                beyond[name].add(id_)
    assert beyond == {"phone": set(), "desktop": set()}
