"""What pre-commit runs: the project's own tools, with the arguments of scripts/test.py."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ".venv/bin/python"


def hooks() -> dict[str, dict[str, Any]]:
    """Each hook by its name."""
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    [repository] = config["repos"]
    assert repository["repo"] == "local", "nothing is downloaded"
    return {hook["name"]: hook for hook in repository["hooks"]}


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The commands of ``scripts/test.py`` that look at the code without running it."""
    # The standard library has a package named "test".
    spec = importlib.util.spec_from_file_location("scripts_test", ROOT / "scripts" / "test.py")
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    found: dict[str, list[str]] = module.checks(PYTHON)
    return found


@pytest.mark.parametrize("name", hooks())
def test_a_hook_runs_a_tool_of_the_project_s_environment(name: str) -> None:
    hook = hooks()[name]
    python, *command = hook["entry"].split()
    assert (hook["language"], python) == ("system", PYTHON)
    if command[0] == "-m":
        assert importlib.util.find_spec(command[1])
    else:
        assert (ROOT / command[0]).is_file()
    assert hook["pass_filenames"] is False, "the commands check everything"


def test_hooks_check_python_as_the_command_for_tests_does(checks: dict[str, list[str]]) -> None:
    wanted = {name: command for name, command in checks.items() if command[0] == PYTHON}
    found = {name: hook["entry"].split() for name, hook in hooks().items() if name in wanted}
    assert wanted
    assert found == wanted


def test_hooks_check_the_generated_files() -> None:
    entries = {hook["entry"] for hook in hooks().values()}
    assert f"{PYTHON} scripts/catalogue.py check" in entries
    assert f"{PYTHON} scripts/commands.py check" in entries
