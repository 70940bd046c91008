"""What a person can do in a browser's tab: the same few acts in each engine."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

PATIENCE = 120.0
"""Seconds: the first start of the engine, on a machine that does other things as well."""

FIND = """(selector, label) => {
  const words = (text) => text.replace(/\\s+/gu, ' ').trim();
  const found = [...document.querySelectorAll(selector)].find((element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.disabled
    && (label === null || words(element.innerText) === label));
  if (!found) {
    return null;
  }
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  globalThis.missed = true;
  found.addEventListener('click', () => { globalThis.missed = false; }, { once: true });
  return found;
}"""
"""JavaScript: the first element on the page that a selector and its whole text name, or null.

It is scrolled to the middle of the window, where nothing lies over it. `_MISSED` is true until a
click has reached it: what moves while the mouse is on its way is missed by a person, too.
"""

_MISSED = "() => globalThis.missed === true"

_SHOWN = """(text) => {
  const words = document.body.innerText.replace(/\\s+/gu, ' ');
  return words.includes(text) ? words : null;
}"""

_TEXT = "(selector) => document.querySelector(selector)?.innerText.trim()"


class Tab(ABC):
    """A tab in a profile of its own: nothing stored, nothing cached."""

    replaced: ClassVar[tuple[type[Exception], ...]] = ()
    """What the driver raises when the page has replaced what it was about to act on."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Goes to *address* and waits until the page has loaded."""

    @abstractmethod
    def reload(self) -> None:
        """Loads the page again."""

    @abstractmethod
    def run(self, function: str, *arguments: object) -> Any:
        """What a JavaScript *function*, perhaps an async one, returns. All values are JSON."""

    @abstractmethod
    def find(self, selector: str, label: str | None) -> Any | None:
        """The element that `FIND` finds, as the driver's own kind of value."""

    @abstractmethod
    def click(self, element: Any) -> None:
        """Clicks an element with the mouse."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Types *text* where the focus is."""

    def wait(self, what: str, met: Callable[[], Any]) -> Any:
        """Asks again and again, until *met* returns something true; returns that."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                found = met()
            except self.replaced:
                found = None
            if found:
                return found
            if time.monotonic() > end:
                shown = self.run("() => document.body.innerText")
                raise AssertionError(f"Expected {what}; the page says:\n{shown}")
            time.sleep(0.05)  # the pause between two looks: nothing announces what is waited for

    def see(self, text: str) -> str:
        """Waits until the page shows *text*; returns all that it shows, on one line."""
        shown: str = self.wait(f"“{text}”", lambda: self.run(_SHOWN, text))
        return shown

    def shows(self, text: str) -> bool:
        """Whether the page shows *text* now."""
        return self.run(_SHOWN, text) is not None

    def text(self, selector: str) -> str:
        """Waits until what *selector* names has a text, and returns it."""
        text: str = self.wait(f"a text in {selector}", lambda: self.run(_TEXT, selector))
        return text

    def press(self, selector: str, label: str | None = None) -> None:
        """Clicks what *selector* and its whole text name, once it is there."""

        def pressed() -> bool:
            element = self.find(selector, label)
            if element is None:
                return False
            self.click(element)
            return not self.run(_MISSED)

        self.wait(f"{selector} “{label or ''}”", pressed)

    def fill(self, selector: str, text: str) -> None:
        """Types *text* into a field."""
        self.press(selector)
        self.type(text)

    @abstractmethod
    def download(self, selector: str, label: str) -> bytes:
        """The file that arrives when this is clicked."""


class TabWithFolder(Tab):
    """A tab whose downloads arrive in a folder, as a person would find them."""

    def __init__(self, downloads: Path) -> None:
        self._downloads = downloads

    def download(self, selector: str, label: str) -> bytes:
        for earlier in self._downloads.iterdir():
            earlier.unlink()
        self.press(selector, label)
        under_way = {".part", ".wkdownload"}

        def arrived() -> list[bytes]:
            files = [file for file in self._downloads.iterdir() if file.suffix not in under_way]
            return [data for file in files if (data := file.read_bytes())]

        (file,) = self.wait("a download", arrived)
        return bytes(file)
