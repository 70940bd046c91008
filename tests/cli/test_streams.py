"""The ends of the commands when their output is closed, full, or its reader has left.

Every command is tried with every such stream, in a process and a shell of its own.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.authoring.repositories import commit
from tests.cli.terminal import PROGRAM
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook

COMMANDS = {
    "check": "check --json",
    "check with problems": "check --root broken",
    "diff": "diff HEAD",
    "draw": "draw ap-1/follow-request",
    "edition": "edition ap-1",
    "help": "--help",
    "help of a command": "draw --help",
    "list": "list",
    "list as JSON": "list --json",
    "trace": "trace ap-1",
    "verify": "verify mkdocs.yml",
    "version": "--version",
    "walk": "walk ap-1/follow-request",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handbook")
    broken = swap(TREE_TEXT, "(#your-choice)", "(#your-chioce)")
    write_handbook(folder / "broken", **{TREE: broken})
    write_handbook(folder, **{"mkdocs.yml": "site_name: x\n"})
    commit(folder, "All of it")
    return folder


def ended(
    root: Path, command: str, redirections: str = "", stdout: int = subprocess.PIPE
) -> tuple[int, str | None, str]:
    """Run *command* in a shell: its exit code, and what comes on standard output and error."""
    result = subprocess.run(
        ["bash", "-c", f"{shlex.join(PROGRAM)} {command} {redirections}"],
        cwd=root,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    return result.returncode, result.stdout, result.stderr


@pytest.fixture
def left() -> Iterator[int]:
    """A pipe whose reader has left."""
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_reader_that_has_left_ends_every_command_as_sigpipe_does(
    root: Path, left: int, command: str
) -> None:
    assert ended(root, command, stdout=left) == (141, None, "")


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_full_device_is_reported_in_one_line(root: Path, command: str) -> None:
    code, _, said = ended(root, command, ">/dev/full")
    assert (code, said) == (74, "Error: can't write the output: No space left on device.\n")


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_closed_output_is_reported_in_one_line(root: Path, command: str) -> None:
    code, _, said = ended(root, command, ">&-")
    assert (code, said) == (74, "Error: can't write the output: standard output is closed.\n")


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_without_standard_error_the_output_and_the_exit_code_are_the_same(
    root: Path, command: str
) -> None:
    code, said, _ = ended(root, command)
    assert ended(root, command, "2>&-") == (code, said, "")


@pytest.mark.parametrize("redirections", [">&- 2>&-", ">/dev/full 2>/dev/full", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["list", "draw ap-1/follow-request"])
def test_where_nothing_can_be_said_the_exit_code_says_it(
    root: Path, command: str, redirections: str
) -> None:
    assert ended(root, command, redirections) == (74, "", "")


def test_wrong_use_into_a_full_device_is_no_traceback(root: Path) -> None:
    assert ended(root, "no-such-command", "2>/dev/full")[0] == 74


def test_a_reader_of_the_errors_that_has_left(root: Path, left: int) -> None:
    assert ended(root, "no-such-command", "2>&1", stdout=left)[0] == 141


def test_a_closed_input_asks_nobody(root: Path) -> None:
    assert ended(root, "walk ap-1/follow-request", "<&-")[0] == 0
    assert ended(root, "edition ap-1", "<&-")[0] == 2
