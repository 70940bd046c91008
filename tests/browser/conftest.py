"""A browser, and a server on loopback, for every test that looks at what a reader sees."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.browser import lend_page
from tests.browser.training_pages import Visitor

import browsers

ROOT = Path(__file__).resolve().parents[2]

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
    """A new profile: no cache, no storage, no history."""
    alone = request.node.get_closest_marker("answers_requests")
    fresh = browser.new_context(service_workers="block" if alone else "allow")
    yield fresh
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
            server = servers.enter_context(_Server(folder))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            servers.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}/"

        yield start


@pytest.fixture(scope="session")
def lend_url(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """The address of a small tree's page, ending with a slash."""
    folder = tmp_path_factory.mktemp("lend")
    lend_page.write(folder)
    return serve(folder)


@pytest.fixture
def tree(page: Page, lend_url: str) -> Page:
    """The small tree's page, walking, at its first question."""
    return lend_page.opened(page, lend_url)


@pytest.fixture(scope="session")
def bundle_cache() -> Path:
    """Where bundles are kept between runs of the tests."""
    return ROOT / ".cache" / "soundingboard"


@pytest.fixture(scope="session")
def handbook_folder(handbook_server: _Server) -> Path:
    """The real handbook, built once as readers get it, for the address of ``handbook_server``."""
    address = f"http://127.0.0.1:{handbook_server.server_port}/"
    environment = {**os.environ, "SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}
    folder = handbook_server.folder
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def handbook_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Server]:
    """A server whose port is known before the site is built: instant navigation needs that."""
    with _Server(tmp_path_factory.mktemp("handbook") / "site") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="session")
def handbook_url(handbook_server: _Server, handbook_folder: Path) -> str:
    """The address of the real handbook, ending with a slash."""
    return f"http://127.0.0.1:{handbook_server.server_port}/"


@pytest.fixture(scope="session")
def made_receipt(browser: Browser, handbook_url: str, handbook_folder: Path) -> bytes:
    """The file of a receipt that a browser made, for tests that are not about making it."""
    context = browser.new_context()
    visitor = Visitor(context.new_page(), handbook_url, handbook_folder)
    visitor.complete()
    file = visitor.download()
    context.close()
    return file


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Plain files over HTTP/1.1, with the types that browsers insist on, and no log."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 (the base class has it so)
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
        ".whl": "application/zip",
        ".woff2": "font/woff2",
    }

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A browser that closes a page drops its connections; that is not worth a word.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)
