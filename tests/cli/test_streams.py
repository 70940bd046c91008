"""The ends of the commands when their output is closed, full, or its reader has left.

Every command is tried with every such stream. Each kind of stream is also tried with a command that
a shell starts by itself.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
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

Ended = tuple[int, str | None, str]
"""An exit code, and what came on standard output and error."""

# One process imports the program, and a copy of it runs each command with the same streams.
# Starting Python and importing everything takes most of a command's time.
ONE_BY_ONE = """
import os, sys
report, out, err, *commands = sys.argv[1:]
from soundingboard.cli import main
for command in commands:
    child = os.fork()
    if not child:
        os.close(int(report))
        sys.argv = ["soundingboard", *command.split()]
        main(prog_name="soundingboard")
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sizes = os.stat(out).st_size, os.stat(err).st_size
    os.write(int(report), f"{code} {sizes[0]} {sizes[1]}\\n".encode())
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handbook")
    broken = swap(TREE_TEXT, "(#your-choice)", "(#your-chioce)")
    write_handbook(folder / "broken", **{TREE: broken})
    write_handbook(folder, **{"mkdocs.yml": "site_name: x\n"})
    commit(folder, "All of it")
    return folder


def ended(root: Path, command: str, redirections: str = "", stdout: int = subprocess.PIPE) -> Ended:
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


def all_ended(root: Path, redirections: str = "", stdout: int | None = None) -> dict[str, Ended]:
    """As :func:`ended` for each of :data:`COMMANDS`, by its name."""
    out, err = root / "out.txt", root / "err.txt"
    reading, report = os.pipe()
    driver = [sys.executable, "-c", ONE_BY_ONE, str(report), str(out), str(err)]
    with out.open("wb") as output, err.open("wb") as errors, os.fdopen(reading) as told:
        subprocess.run(
            ["bash", "-c", f"{shlex.join([*driver, *COMMANDS.values()])} {redirections}"],
            cwd=root,
            env={**os.environ, "PYTHONUNBUFFERED": ""},
            stdin=subprocess.DEVNULL,
            stdout=output if stdout is None else stdout,
            stderr=errors,
            pass_fds=[report],
            timeout=120,
            check=False,
        )
        os.close(report)
        lines = [[int(number) for number in line.split()] for line in told]
    written, said = out.read_bytes(), err.read_bytes()
    return {
        name: (
            after[0],
            written[before[1] : after[1]].decode() if stdout is None else None,
            said[before[2] : after[2]].decode(),
        )
        for name, (before, after) in zip(COMMANDS, pairwise([[0, 0, 0], *lines]), strict=True)
    }


def every(ending: Ended) -> dict[str, Ended]:
    return dict.fromkeys(COMMANDS, ending)


@pytest.fixture
def left() -> Iterator[int]:
    """A pipe whose reader has left."""
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)


def test_a_reader_that_has_left_ends_every_command_as_sigpipe_does(root: Path, left: int) -> None:
    assert all_ended(root, stdout=left) == every((141, None, ""))
    assert ended(root, "list", stdout=left) == (141, None, "")


def test_a_full_device_is_reported_in_one_line(root: Path) -> None:
    said = "Error: can't write the output: No space left on device.\n"
    assert all_ended(root, ">/dev/full") == every((74, "", said))
    assert ended(root, "list", ">/dev/full") == (74, "", said)


def test_a_closed_output_is_reported_in_one_line(root: Path) -> None:
    said = "Error: can't write the output: standard output is closed.\n"
    assert all_ended(root, ">&-") == every((74, "", said))
    assert ended(root, "list", ">&-") == (74, "", said)


def test_without_standard_error_the_output_and_the_exit_code_are_the_same(root: Path) -> None:
    whole = all_ended(root)
    assert all(out for _, out, _ in whole.values())
    assert all_ended(root, "2>&-") == {name: (*ending[:2], "") for name, ending in whole.items()}
    code, out, _ = ended(root, "check --root broken")
    assert (code, out) == whole["check with problems"][:2]
    assert ended(root, "check --root broken", "2>&-") == (code, out, "")


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
