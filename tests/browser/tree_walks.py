"""What tests do on a tree's page: answer, look at what is shown, hold scripts back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, Route
from tests.browser.patience import patiently

from soundingboard.engine.codec import decode
from soundingboard.engine.tree import Tree

PAGE = "decisions/cedar-12/follow-request/"
TITLE = "Can I accept this follow or friend request?"

FIRST, SECOND = "which-account-is-it", "who-is-the-other-person"
OWN = f"{FIRST}=my-own-account"
STUDENT = f"{SECOND}=a-student-i-teach-or-coach"
GRADUATE = f"{SECOND}=somebody-who-has-left-school-for-good"
REFUSE, SILENT = "dont-accept-it", "your-choice-ap-12-doesnt-deal-with-this-request"

MAIN = "**/main.mjs"
PYTHON = "**/soundingboard/bundle.json"

SHOWN = """() => [...document.querySelectorAll('sb-tree .sb-node')]
  .filter((node) => node.querySelector('h2').checkVisibility())
  .map((node) => node.dataset.node)"""


def shown(page: Page) -> list[str]:
    """The questions, doubts and results that the page shows."""
    found: list[str] = page.evaluate(SHOWN)
    return found


def tapped(page: Page, tap: str) -> Locator:
    """The answer *tap*, wherever it is on the screen."""
    return page.locator(f'a[data-tap="{tap}"]:visible')


def answer(page: Page, *taps: str) -> None:
    """Answers with the keyboard, of which nothing is ever dropped."""
    for tap in taps:
        tapped(page, tap).press("Enter")


def step(page: Page, node: str) -> Locator:
    """The question, doubt or result *node* as Python shows it."""
    return page.locator(f'sb-tree[data-live=step] [data-region=step] [data-node="{node}"]')


def arrive(page: Page, address: str, *taps: str, at: str) -> None:
    """Comes to *address* anew, answers, and waits until Python shows *at*."""
    page.goto("about:blank")
    page.goto(address)
    answer(page, *taps)
    patiently(step(page, at)).to_be_visible()


@contextmanager
def held(page: Page, what: str) -> Iterator[None]:
    """Requests for *what* wait while this lasts."""
    waiting: list[Route] = []
    over = False
    page.route(what, lambda route: route.continue_() if over else waiting.append(route))
    yield
    over = True
    for route in waiting:
        route.continue_()


def trees(folder: Path) -> dict[str, Tree]:
    """The trees that the site in *folder* has published, by id."""
    files = sorted((folder / "assets" / "soundingboard" / "trees").glob("*/*.json"))
    found = [decode(Tree, json.loads(file.read_bytes())) for file in files]
    return {tree.id: tree for tree in found}
