"""Chromium, driven by Playwright."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from playwright.sync_api import Browser, ElementHandle, Error, Page
from tests.browser.engines.tab import FIND, PATIENCE, Tab


class ChromiumTab(Tab):
    replaced: ClassVar = (Error,)

    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, address: str) -> None:
        self._page.goto("about:blank")  # so that another fragment is another visit
        self._page.goto(address)

    def reload(self) -> None:
        self._page.reload()

    def run(self, function: str, *arguments: object) -> Any:
        return self._page.evaluate(f"(given) => ({function})(...given)", list(arguments))

    def find(self, selector: str, label: str | None) -> ElementHandle | None:
        found = self._page.evaluate_handle(f"(given) => ({FIND})(...given)", [selector, label])
        return found.as_element()

    def click(self, element: ElementHandle) -> None:
        element.click()

    def type(self, text: str) -> None:
        self._page.keyboard.type(text)

    def download(self, selector: str, label: str) -> bytes:
        with self._page.expect_download() as download:
            self.press(selector, label)
        return Path(download.value.path()).read_bytes()


@contextmanager
def tab(browser: Browser) -> Iterator[Tab]:
    """A tab in a profile of its own."""
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"], service_workers="block"
    )
    context.set_default_timeout(PATIENCE * 1_000)
    yield ChromiumTab(context.new_page())
    context.close()
