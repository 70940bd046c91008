"""Servers on loopback: one for any folder, and one that builds a handbook first."""

from __future__ import annotations

import functools
import html
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Handler(http.server.SimpleHTTPRequestHandler):
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


class Server(http.server.ThreadingHTTPServer):
    """Serves *folder* on a free loopback port, from a thread of its own, until it is stopped."""

    daemon_threads = True
    handler: type[Handler] = Handler

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(("127.0.0.1", 0), functools.partial(self.handler, directory=str(folder)))
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.shutdown()
        self.server_close()

    def __exit__(self, *of_what: object) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """The address of the start page, ending with a slash."""
        return f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A browser that closes a page drops its connections; that is not worth a word.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _HandbookHandler(Handler):
    server: HandbookServer

    def do_GET(self) -> None:
        if trouble := self.server.build():
            self.send_error(HTTPStatus.INTERNAL_SERVER_ERROR, explain=trouble)
        else:
            super().do_GET()


class HandbookServer(Server):
    """The handbook under *root*, built at the first request, for the address where it is served.

    A site knows its address (``site_url``), so the port comes before the build.
    """

    handler = _HandbookHandler

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self._trouble: str | None = None
        self._building = threading.Lock()
        super().__init__(folder)

    def build(self) -> str:
        """Build the handbook unless that is done; return what went wrong, or nothing."""
        with self._building:
            if self._trouble is None:
                command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
                done = subprocess.run(
                    [*command, "-d", str(self.folder)],
                    cwd=self._root,
                    env={**os.environ, "SITE_URL": self.url, "NO_MKDOCS_2_WARNING": "1"},
                    capture_output=True,
                    encoding="utf-8",
                    check=False,
                )
                failed = done.returncode != 0
                self._trouble = done.stdout + done.stderr + "It failed." if failed else ""
        return self._trouble


class Site(NamedTuple):
    """Where a handbook is served, and the folder of its site."""

    url: str
    folder: Path


SAMPLE = "tests/sample"
PUBLISHED = "."
"""The handbooks that tests look at in a browser: their folders in the repository."""

_SITES = pytest.StashKey[dict[str, Site]]()


def sites(config: pytest.Config) -> dict[str, Site]:
    """The sites of both handbooks, shared by all processes of a run.

    The process that hands the tests out serves them until it ends. Each is built once, when
    somebody asks for its first page.
    """
    if given := getattr(config, "workerinput", None):
        return {root: Site(url, Path(folder)) for root, (url, folder) in given["sites"].items()}
    if _SITES not in config.stash:
        place = Path(tempfile.mkdtemp(prefix="soundingboard-"))
        config.add_cleanup(lambda: shutil.rmtree(place, ignore_errors=True))
        config.stash[_SITES] = {}
        for root, name in ((SAMPLE, "sample"), (PUBLISHED, "published")):
            server = HandbookServer(ROOT / root, place / name)
            config.stash[_SITES][root] = Site(server.url, server.folder)
            config.add_cleanup(server.stop)
    return config.stash[_SITES]


def built(config: pytest.Config, root: str) -> Site:
    """The site of the handbook *root*, once it is built; a failure of the test if it can't be."""
    site = sites(config)[root]
    without_proxies = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        without_proxies.open(site.url).close()
    except urllib.error.HTTPError as error:
        pytest.fail(html.unescape(error.read().decode()))
    return site
