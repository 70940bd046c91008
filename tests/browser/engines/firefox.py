"""Firefox, driven by WebDriver BiDi (W3C), which it speaks over a WebSocket without a driver."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, ClassVar

from tests.browser.engines.tab import FIND, PATIENCE, Tab, TabWithFolder
from websocket import WebSocket, create_connection

# What is beyond the preferences that Firefox itself sets while it is driven.
_PREFERENCES = {
    "browser.download.folderList": 2,  # the folder named by browser.download.dir
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.download.alwaysOpenPanel": False,
}


class CommandError(Exception):
    """What Firefox says of a command that it could not carry out."""


class Connection:
    """A session of WebDriver BiDi: commands and their results, one after the other."""

    def __init__(self, address: str) -> None:
        self._socket: WebSocket = create_connection(
            f"{address}/session", timeout=PATIENCE, suppress_origin=True
        )
        self._sent = 0
        self.command("session.new", capabilities={})

    def command(self, method: str, **parameters: object) -> Any:
        """The result of a command; raises `CommandError` with what Firefox says of it."""
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": parameters}))
        while (answer := json.loads(self._socket.recv())).get("id") != self._sent:
            pass  # an event
        if answer["type"] == "error":
            raise CommandError(f"{answer['error']}: {answer['message']}")
        return answer["result"]

    def close(self) -> None:
        self._socket.close()


class FirefoxTab(TabWithFolder):
    replaced: ClassVar = (CommandError,)

    def __init__(self, connection: Connection, context: str, downloads: Path) -> None:
        super().__init__(downloads)
        self._connection = connection
        self._context = context

    def _command(self, method: str, **parameters: object) -> Any:
        return self._connection.command(method, context=self._context, **parameters)

    def open(self, address: str) -> None:
        for each in ("about:blank", address):  # so that another fragment is another visit
            self._command("browsingContext.navigate", url=each, wait="complete")

    def reload(self) -> None:
        self._command("browsingContext.reload", wait="complete")

    def _call(self, function: str, *arguments: object) -> Any:
        answer = self._connection.command(
            "script.callFunction",
            functionDeclaration=f"async (given) => ({function})(...JSON.parse(given))",
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
            target={"context": self._context},
            awaitPromise=True,
            userActivation=False,
        )
        if answer["type"] == "exception":
            raise CommandError(answer["exceptionDetails"]["text"])
        return answer["result"]

    def run(self, function: str, *arguments: object) -> Any:
        result = self._call(
            f"async (...given) => JSON.stringify(await ({function})(...given) ?? null)", *arguments
        )
        return json.loads(result["value"])

    def find(self, selector: str, label: str | None) -> str | None:
        found: str | None = self._call(FIND, selector, label).get("sharedId")
        return found

    def click(self, element: str) -> None:
        origin = {"type": "element", "element": {"sharedId": element}}
        self._act(
            "pointer",
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        )

    def type(self, text: str) -> None:
        strokes = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._act("key", *strokes)

    def _act(self, device: str, *actions: Mapping[str, object]) -> None:
        device_actions = {"type": device, "id": device, "actions": actions}
        self._command("input.performActions", actions=[device_actions])


class Firefox:
    """A running Firefox."""

    def __init__(self, connection: Connection, downloads: Path) -> None:
        self._connection = connection
        self._downloads = downloads

    @contextmanager
    def tab(self) -> Iterator[Tab]:
        """A tab in a profile of its own: what BiDi calls a user context."""
        command = self._connection.command
        context = command("browser.createUserContext")["userContext"]
        opened = command("browsingContext.create", type="tab", userContext=context)["context"]
        yield FirefoxTab(self._connection, opened, self._downloads)
        command("browser.removeUserContext", userContext=context)


@contextmanager
def running(program: str, folder: Path) -> Iterator[Firefox]:
    """A Firefox without a window, whose profile and downloads are in *folder*."""
    profile, downloads = folder / "profile", folder / "downloads"
    profile.mkdir()
    downloads.mkdir()
    preferences = {**_PREFERENCES, "browser.download.dir": str(downloads)}
    lines = [f"user_pref({json.dumps(pair)[1:-1]});" for pair in preferences.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [program, "--headless", "--profile", str(profile), "--remote-debugging-port=0"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as process:
        try:
            connection = Connection(_address(process, profile / "WebDriverBiDiServer.json"))
            yield Firefox(connection, downloads)
            connection.close()
        finally:
            process.terminate()


def _address(process: subprocess.Popen[bytes], file: Path) -> str:
    """Where Firefox listens, which it writes into *file* once it does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError, ValueError):  # not there yet, or not whole
            found = json.loads(file.read_bytes())
            return f"ws://{found['ws_host']}:{found['ws_port']}"
        time.sleep(0.05)  # the pause between two looks: nothing announces what is waited for
    raise AssertionError(f"Firefox did not start listening; it exited with {process.poll()}.")
