"""How tests answer the questions of a tree, by its links."""

from __future__ import annotations

from playwright.sync_api import Frame, Locator, Page, expect
from tests.browser.patience import patiently


def tree_of(page: Page | Frame) -> Locator:
    """The tree, whose modules are there."""
    tree = page.locator("sb-tree:defined")
    patiently(tree).to_be_visible()
    return tree


def answer(page: Page | Frame, *labels: str) -> None:
    """Answer with each in turn; with the question's first answer where a label is empty.

    By the keyboard, since clicks in quick succession count as one.
    """
    tree = page.locator("sb-tree")
    for label in labels:
        named = tree.get_by_role("link", name=label, exact=True)
        (named if label else tree.locator("a[data-tap]:visible").first).press("Enter")


def expect_answers(page: Page | Frame, count: int) -> None:
    """Python is there and lists so many answers."""
    patiently(page.locator("sb-tree")).to_have_attribute("data-live", "step")
    expect(page.locator(".sb-your-answers__row")).to_have_count(count)
