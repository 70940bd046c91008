"""Fixtures of every test that looks at what a reader sees: a browser, and sites on loopback.

``tests/conftest.py`` loads them. The tests of the tool use the sample handbook (``handbook_url``),
those in ``tests/handbook/`` the published one (``published_url``).
"""

from __future__ import annotations

import contextlib
import functools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.browser.servers import PUBLISHED, ROOT, SAMPLE, Server, built
from tests.browser.training_pages import Visitor

import browsers

# Nothing that Chromium does for its own sake may reach out or get in the way of a test.
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-sync",
)

Serve = Callable[[Path], str]


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium that all browser tests drive."""
    path = browsers.find(browsers.CHROMIUM, Path(sys.executable))
    if path is None:
        pytest.fail("Chromium wasn't found. Run “python3 scripts/browsers.py chromium”.")
    return path


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium_path, args=list(CHROMIUM_ARGUMENTS)
        )
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A new profile: no cache, no storage, no history.

    Its service worker, which keeps some hundred files, runs only where a test is about that.
    """
    kept = request.node.get_closest_marker("service_worker")
    fresh = browser.new_context(service_workers="allow" if kept else "block")
    yield fresh
    # A request that comes while the profile is closing isn't answered any more.
    fresh.unroute_all(behavior="ignoreErrors")
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """A function that serves a folder on a free loopback port and returns its base URL."""
    with contextlib.ExitStack() as servers:

        @functools.cache
        def start(folder: Path) -> str:
            return servers.enter_context(Server(folder)).url

        yield start


@pytest.fixture(scope="session")
def bundle_cache() -> Path:
    """Where bundles are kept between runs of the tests."""
    return ROOT / ".cache" / "soundingboard"


@pytest.fixture(scope="session")
def handbook_url(pytestconfig: pytest.Config) -> str:
    """The address of the sample handbook, ending with a slash; all processes use the same."""
    return built(pytestconfig, SAMPLE).url


@pytest.fixture(scope="session")
def handbook_folder(pytestconfig: pytest.Config) -> Path:
    """The folder of the sample handbook's site."""
    return built(pytestconfig, SAMPLE).folder


@pytest.fixture(scope="session")
def published_url(pytestconfig: pytest.Config) -> str:
    """The address of the published handbook, ending with a slash; all processes use the same."""
    return built(pytestconfig, PUBLISHED).url


@pytest.fixture(scope="session")
def published_folder(pytestconfig: pytest.Config) -> Path:
    """The folder of the published handbook's site."""
    return built(pytestconfig, PUBLISHED).folder


@pytest.fixture(scope="session")
def made_receipt(browser: Browser, handbook_url: str, handbook_folder: Path) -> bytes:
    """The file of a receipt that a browser made, for tests that are not about making it."""
    context = browser.new_context(service_workers="block")
    visitor = Visitor(context.new_page(), handbook_url, handbook_folder)
    visitor.complete()
    file = visitor.download()
    context.close()
    return file
