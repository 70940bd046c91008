"""The three engines, each started once, and a tab in whichever one a test is run in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.engines import chromium, firefox, webkit
from tests.browser.engines.tab import Tab

import browsers

NewProfile = Callable[[], AbstractContextManager[Tab]]
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
    scope="session",
    params=[
        "chromium",
        pytest.param("firefox", marks=pytest.mark.firefox),
        pytest.param("webkit", marks=pytest.mark.webkit),
    ],
)
def new_profile(request: pytest.FixtureRequest) -> NewProfile:
    """Opens a tab in a new profile of an engine; whatever uses this runs in each engine."""
    return profiles_of(request.param, request)


def profiles_of(engine: str, request: pytest.FixtureRequest) -> NewProfile:
    """Opens a tab in a new profile of *engine*, which is started unless it is running."""
    if engine == "chromium":
        browser: Browser = request.getfixturevalue("browser")
        return lambda: chromium.tab(browser)
    if engine == "firefox":
        running: firefox.Firefox = request.getfixturevalue("firefox_running")
        return running.tab
    ready: webkit.WebKit = request.getfixturevalue("webkit_ready")
    return ready.tab


@pytest.fixture
def new_tab(new_profile: NewProfile) -> Iterator[NewTab]:
    """Opens a tab in a new profile, which is closed after the test."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(new_profile())


@pytest.fixture
def tab(new_tab: NewTab) -> Tab:
    return new_tab()
