"""A server on loopback whose answers a test can switch to those of a network that means no good."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from tests.browser.patience import PATIENCE
from tests.browser.servers import Handler, Server

Fault = Literal[
    "sign-in", "sign-in here", "sign-in elsewhere", "half", "cut off", "other", 404, 503, "slow"
]

FAULTS: tuple[Fault, ...] = (
    "sign-in", "sign-in here", "sign-in elsewhere", "half", "cut off", "other", 404, 503,
)  # fmt: skip

SIGN_IN = b"<!doctype html><title>Sign in</title><h1>Sign in to the school's Wi-Fi</h1>"
SIGN_IN_ADDRESS = "sign-in"
WORKER = "service-worker.js"

HURRIED = b"""{
  const later = setTimeout;
  self.setTimeout = (what, wait, ...more) => later(what, wait === 2000 ? 0 : wait, ...more);
}
"""
"""Comes before the service worker's script, so that it fetches a page's neighbours at once.

It leaves the page to itself for two seconds otherwise, twice on every first visit.
"""

# A line of 8 Mbit/s, as a reader has it: bytes at a time, and seconds between.
SLOW = (50_000, 0.05)

Concerned = Callable[[str], bool]


def everything(address: str) -> bool:
    return address not in (WORKER, SIGN_IN_ADDRESS)


class _DoubtfulHandler(Handler):
    server: DoubtfulNetwork
    _cached = False

    def do_GET(self) -> None:  # noqa: N802 (the base class has it so)
        address = self.path.partition("?")[0].lstrip("/")
        fault = self.server.fault(address)
        self.server.note(address)
        if address == SIGN_IN_ADDRESS or fault == "sign-in":
            # A portal that lets its page be kept poisons the browser's own cache as well.
            self._send(SIGN_IN, "text/html", cache="max-age=3600")
        elif fault == "sign-in here":
            self._redirect(f"/{SIGN_IN_ADDRESS}")
        elif fault == "sign-in elsewhere":
            self._redirect(self.server.elsewhere)
        elif fault == "half" or fault == "cut off":
            self._send_half(cut_off=fault == "cut off")
        elif fault == "other":
            other = Path(self.directory) / "404.html"
            self._send(other.read_bytes(), self.guess_type(str(self._file())))
        elif isinstance(fault, int):
            self.send_error(fault)
        elif fault == "slow":
            self._send_slowly(self._file())
        elif address == WORKER and not self.server.at_leisure:
            self._send(HURRIED + self._file().read_bytes(), "text/javascript")
        else:
            super().do_GET()

    def _file(self) -> Path:
        path = Path(self.translate_path(self.path))
        return path / "index.html" if path.is_dir() else path

    def send_response(self, code: int, message: str | None = None) -> None:
        self._cached = False
        super().send_response(code, message)

    def send_header(self, keyword: str, value: str) -> None:
        self._cached |= keyword == "Cache-Control"
        super().send_header(keyword, value)

    def end_headers(self) -> None:
        if not self._cached:  # As hosting/nginx.conf has it.
            self.send_header("Cache-Control", "no-cache")
        if self.server.for_anybody:
            self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def _redirect(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, body: bytes, kind: str, *, cache: str = "", length: int | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if cache:
            self.send_header("Cache-Control", cache)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def _send_slowly(self, file: Path) -> None:
        body = file.read_bytes()
        self._send(b"", self.guess_type(str(file)), length=len(body))
        size, pause = SLOW
        for start in range(0, len(body), size):
            self.wfile.write(body[start : start + size])
            time.sleep(pause)  # the line itself, not a wait for anything

    def _send_half(self, *, cut_off: bool) -> None:
        file = self._file()
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        half = body[: len(body) // 2]
        self._send(half, self.guess_type(str(file)), length=len(body) if cut_off else None)
        if cut_off:
            self.close_connection = True


class DoubtfulNetwork(Server):
    """Serves *folder*; while a fault is on, it answers wrongly for some addresses.

    Addresses are relative to the site's root, without query.
    """

    handler = _DoubtfulHandler

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        """Every address that has been asked for, in order."""
        self._more = threading.Condition()
        self._faults: list[tuple[Fault, Concerned, str]] = []
        self.elsewhere = ""
        self.at_leisure = False
        """Whether the service worker leaves a page to itself at first, as it does for readers."""
        self.for_anybody = False
        """Whether pages of any origin may load its scripts, as some hosts have it."""
        super().__init__(folder)

    def go_wrong(self, fault: Fault, concerned: Concerned = everything, *, after: str = "") -> None:
        """Answer wrongly from now on, or from the first request for the address *after* on."""
        self._faults.append((fault, concerned, after))

    def heal(self) -> None:
        self._faults.clear()
        self.asked.clear()

    def note(self, address: str) -> None:
        """Note that somebody has asked for *address*."""
        with self._more:
            self.asked.append(address)
            self._more.notify_all()

    def asked_within(self, seconds: float, ending: str) -> bool:
        """Whether an address with that *ending* has been asked for, or is within so long."""
        with self._more:
            return self._more.wait_for(
                lambda: any(address.endswith(ending) for address in self.asked), seconds
            )

    def wait_until_asked(self, ending: str) -> None:
        """Waits until somebody has asked for an address with that *ending*."""
        assert self.asked_within(PATIENCE / 1_000, ending), f"nobody asked for {ending}"

    def fault(self, address: str) -> Fault | None:
        for fault, concerned, after in self._faults:
            if concerned(address) and (not after or after in self.asked):
                return fault
        return None


@contextmanager
def doubtful_network(folder: Path) -> Iterator[DoubtfulNetwork]:
    with DoubtfulNetwork(folder) as server, Server(folder) as other:
        server.elsewhere = f"http://localhost:{other.server_port}/404.html"
        yield server
