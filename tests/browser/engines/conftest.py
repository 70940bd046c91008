"""The three engines, each started once, and a tab in whichever one a test is run in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.engines import chromium, firefox, webkit
from tests.browser.engines.tab import Tab

import browsers

NewTab = Callable[[], Tab]


def _program(browser: browsers.Browser) -> str:
    found = browsers.find(browser, Path(sys.executable))
    if found is None:
        command = f"python3 scripts/browsers.py {browser.name.lower()}"
        pytest.fail(f"{browser.name} wasn't found. Run “{command}”.")
    return found


@pytest.fixture(scope="session")
def firefox_running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[firefox.Firefox]:
    program = _program(browsers.FIREFOX)
    with firefox.running(program, tmp_path_factory.mktemp("firefox")) as started:
        yield started


@pytest.fixture(scope="session")
def webkit_ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webkit.WebKit]:
    with webkit.ready(_program(browsers.WEBKIT), tmp_path_factory.mktemp("webkit")) as started:
        yield started


@pytest.fixture(
    params=[
        "chromium",
        pytest.param("firefox", marks=pytest.mark.firefox),
        pytest.param("webkit", marks=pytest.mark.webkit),
    ]
)
def new_tab(request: pytest.FixtureRequest) -> Iterator[NewTab]:
    """A function that opens a tab in a new profile of an engine; a test runs in each."""
    with ExitStack() as opened:
        if request.param == "chromium":
            browser: Browser = request.getfixturevalue("browser")
            yield lambda: opened.enter_context(chromium.tab(browser))
        elif request.param == "firefox":
            running: firefox.Firefox = request.getfixturevalue("firefox_running")
            yield lambda: opened.enter_context(running.tab())
        else:
            ready: webkit.WebKit = request.getfixturevalue("webkit_ready")
            yield lambda: opened.enter_context(ready.tab())


@pytest.fixture
def tab(new_tab: NewTab) -> Tab:
    return new_tab()
