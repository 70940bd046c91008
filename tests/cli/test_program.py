"""The program: its list of commands, for which none of them is imported."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module

import click
import pytest

from soundingboard.cli.program import _COMMANDS

LIGHT = {"click", "soundingboard", "typing_extensions", "colorama", "_distutils_hack"}
"""Packages that printing help may import, beside the standard library."""


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_imports_no_heavy_module(option: str) -> None:
    script = (
        "import json, sys\n"
        "before = set(sys.modules)\n"
        "from soundingboard.cli import main\n"
        f"try: main([{option!r}])\n"
        "finally: print(json.dumps(sorted(set(sys.modules) - before)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    imported = json.loads(done.stdout.splitlines()[-1])
    packages = {name.partition(".")[0] for name in imported}
    assert packages - sys.stdlib_module_names <= LIGHT
    ours = {name for name in imported if name.startswith("soundingboard.")}
    assert ours >= {"soundingboard.authoring.wording"}
    ours -= {"soundingboard.authoring", "soundingboard.authoring.wording"}
    assert {name.split(".")[1] for name in ours} <= {"cli", "engine"}


@pytest.mark.parametrize(("name", "function", "summary"), _COMMANDS)
def test_the_list_says_of_each_command_what_its_own_help_says(
    name: str, function: str, summary: str
) -> None:
    command = getattr(import_module(f"soundingboard.cli.{name}"), function)
    assert isinstance(command, click.Command)
    assert command.name == name
    assert command.get_short_help_str(200) == summary
