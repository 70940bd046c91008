"""Ready texts: shown whole, copied with the reader's answers, printed without the button."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from tests.browser.axe import violations
from tests.browser.decisions import expect_answers

pytestmark = pytest.mark.browser

TREE = "decisions/cedar-12/post-student/"
COPIED = "Text copied, with any answers you gave under it. Nothing was sent anywhere."
FOUND = """
() => {
  const tree = document.querySelector('sb-tree');
  const outcome = tree.querySelector('.sb-ready').closest('.sb-node').dataset.node;
  // A way to it, breadth first over the page's own links.
  const start = tree.querySelector('.sb-node').dataset.node;
  const ways = [[start, []]];
  for (const [at, way] of ways) {
    if (at === outcome) return way;
    for (const link of tree.querySelectorAll(`[data-node="${at}"] a[data-tap]`)) {
      ways.push([link.hash.slice(1), [...way, link.dataset.tap]]);
    }
  }
}
"""


@pytest.fixture(scope="module")
def walked(browser: Browser, handbook_url: str) -> Iterator[Page]:
    """A walk that ends at the first outcome with a ready text."""
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"], service_workers="block"
    )
    page = context.new_page()
    page.goto(f"{handbook_url}{TREE}")
    way = page.evaluate(FOUND)
    page.goto("about:blank")
    page.goto(f"{handbook_url}{TREE}#walk?" + "&".join(way))
    expect_answers(page, len(way))
    yield page
    context.close()


def _ready(page: Page) -> Locator:
    return page.locator(".sb-ready:visible").first


def test_a_text_is_copied_with_the_answers_under_it(walked: Page) -> None:
    ready = _ready(walked)
    ready.get_by_role("button", name="Copy this text").click()
    expect(ready.get_by_role("status")).to_have_text(COPIED)
    copied: str = walked.evaluate("navigator.clipboard.readText()")
    text, _, answers = copied.partition(
        "\n\nMy answers to “Can I post a student's picture, name or work?”:\n"
    )
    assert text == ready.locator("pre").inner_text().strip()
    rows = walked.locator(".sb-your-answers__row")
    assert len(answers.splitlines()) == rows.count() > 0
    for line, row in zip(answers.splitlines(), rows.all(), strict=True):
        question, answer = row.locator("dt").inner_text(), row.locator("dd").first.inner_text()
        assert line == f"- {question} {answer}"


def test_without_answers_the_text_is_copied_alone(
    context: BrowserContext, page: Page, handbook_url: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{handbook_url}{TREE}")
    page.get_by_role("checkbox", name="Show every question").check()
    ready = _ready(page)
    ready.get_by_role("button", name="Copy this text").click()
    expect(ready.get_by_role("status")).to_have_text(COPIED)
    assert page.evaluate("navigator.clipboard.readText()") == ready.locator("pre").inner_text()


def test_on_paper_the_text_stands_without_the_button(walked: Page) -> None:
    walked.emulate_media(media="print")
    ready = _ready(walked)
    expect(ready.locator("pre")).to_be_visible()
    expect(ready.get_by_text("A text you can use.")).to_be_visible()
    expect(ready.get_by_role("button")).to_have_count(0)
    walked.emulate_media(media="screen")


def test_where_the_clipboard_is_refused_the_text_is_there_to_copy(walked: Page) -> None:
    walked.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    ready = _ready(walked)
    ready.get_by_role("button", name="Copy this text").click()
    box = ready.get_by_role("textbox")
    expect(box).to_be_focused()
    assert ready.locator("pre").inner_text() in box.input_value()
    assert "My answers to" in box.input_value()
    assert box.evaluate("box => box.selectionEnd - box.selectionStart === box.value.length")
    assert violations(walked) == []
