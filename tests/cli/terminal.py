"""Running the command line: in this process, in one of its own, and in a terminal."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from click.testing import CliRunner, Result

from soundingboard.cli import main

PROGRAM = [sys.executable, "-m", "soundingboard.cli"]
PATIENCE = 30
"""Seconds to wait for the program to say something."""


def run(*arguments: str | Path) -> Result:
    """Run a command in this process, without a terminal."""
    return CliRunner().invoke(main, [str(item) for item in arguments], catch_exceptions=False)


def run_process(
    *arguments: str | Path, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own, its output piped."""
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )


class Terminal:
    """A command that runs in a pseudo-terminal of 80 columns."""

    def __init__(self, *arguments: str | Path, cwd: Path, **environment: str) -> None:
        self._master, slave = os.openpty()
        names = ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE")
        inherited = {name: value for name, value in os.environ.items() if name not in names}
        with _interruptible():
            self._process = subprocess.Popen(
                [*PROGRAM, *map(str, arguments)],
                cwd=cwd,
                env={**inherited, "TERM": "xterm", "COLUMNS": "80", **environment},
                stdin=slave,
                stdout=slave,
                stderr=slave,
                start_new_session=True,
            )
        os.close(slave)
        self.said = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def expect(self, text: str) -> str:
        """Wait for *text*; everything said up to its end, and not returned before."""
        deadline = time.monotonic() + PATIENCE
        while text not in self.said:
            if not self._hear(deadline):
                raise AssertionError(f"waited for {text!r}, heard {self.said!r}")
        end = self.said.index(text) + len(text)
        heard, self.said = self.said[:end], self.said[end:]
        return heard

    def type(self, text: str) -> None:
        """Type *text* as it is: a line needs its line feed."""
        os.write(self._master, text.encode())

    def interrupt(self) -> None:
        """Send SIGINT, as Ctrl-C does, until the process ends.

        Python does not notice one that comes just before it begins to wait for input.
        """
        deadline = time.monotonic() + PATIENCE
        while self._process.poll() is None and time.monotonic() < deadline:
            self._process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(3)

    def end(self) -> tuple[int, str]:
        """Wait for the end: the exit code, and what was said and not returned before."""
        deadline = time.monotonic() + PATIENCE
        while self._hear(deadline):
            pass
        return self._process.wait(PATIENCE), self.said

    def _hear(self, deadline: float) -> bool:
        """Take in what the program says next. False when it has ended or is silent too long."""
        ready, _, _ = select.select([self._master], [], [], max(0, deadline - time.monotonic()))
        try:
            data = os.read(self._master, 65536) if ready else b""
        except OSError:
            # Linux says so when the last process has closed its side of the terminal.
            return False
        self.said += data.decode(errors="replace").replace("\r\n", "\n")
        return bool(data)


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """What is started meanwhile hears SIGINT, even if these tests run in a shell's background.

    A shell lets its background jobs ignore it, and their children inherit that.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
