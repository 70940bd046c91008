"""Running other programs, and telling what they said when they fail."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

_LAST_LINES = 8
_TIMEOUT_SECONDS = 600


class CommandFailed(Exception):
    """A program could not be run, ran too long, or ended with an error. The message says which."""


def run(command: Sequence[str | Path], *, folder: Path) -> str:
    """Run *command* in *folder* and return everything that it printed.

    Raises:
        CommandFailed: with the exit status and the last lines printed.
    """
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    except OSError as error:
        raise CommandFailed(f"it could not be run: {error}") from error
    except subprocess.TimeoutExpired as error:
        raise CommandFailed(f"it did not end within {_TIMEOUT_SECONDS} seconds") from error
    if done.returncode != 0:
        raise CommandFailed(f"exit status {done.returncode}{_last_lines(done.stdout)}")
    return done.stdout


def _last_lines(output: str) -> str:
    lines = [line.rstrip() for line in output.splitlines() if line.strip()]
    if not lines:
        return ", without a word"
    return ". Its last lines:\n" + "\n".join(f"    {line}" for line in lines[-_LAST_LINES:])
