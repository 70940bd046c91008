"""The command that runs the tests: which checks it runs, and what it hands to pytest."""

from __future__ import annotations

import contextlib
import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

import bootstrap
import browsers

ROOT = Path(__file__).resolve().parents[2]
CHECKS = ["ruff check", "ruff format", "mypy --strict", "tsc, the pages", "tsc, the worker"]


class Command:
    """``scripts/test.py`` on a machine that is ready, where every step succeeds at once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        self.steps: list[str] = []
        self.browsers: list[str] = []
        self.pytest: list[str] = []
        self.env: dict[str, str] = {}
        # The standard library has a package of that name.
        spec = importlib.util.spec_from_file_location("scripts_test", ROOT / "scripts" / "test.py")
        assert spec is not None
        assert spec.loader is not None
        self.module: Any = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, spec.name, self.module)
        spec.loader.exec_module(self.module)
        monkeypatch.setattr(bootstrap, "one_at_a_time", contextlib.nullcontext)
        monkeypatch.setattr(bootstrap, "ensure_python", lambda lock: Path(sys.executable))
        monkeypatch.setattr(bootstrap, "ensure_node_modules", lambda python: None)
        monkeypatch.setattr(browsers, "ensure", self._ensure)
        monkeypatch.setattr(self.module, "call", self._call)

    def __call__(self, *arguments: str) -> int:
        self._patch.setattr(sys, "argv", ["test.py", *arguments])
        code: int = self.module.main()
        return code

    def _ensure(self, browser: browsers.Browser, python: Path) -> str:
        self.browsers.append(browser.name)
        return browser.name

    def _call(self, name: str, command: list[str], env: dict[str, str]) -> tuple[int, float]:
        self.steps.append(name)
        self.env = env
        if name == "pytest":
            report, *self.pytest = command[3:]
            path = Path(report.removeprefix("--junit-xml="))
            path.write_text('<testsuites><testsuite tests="1"/></testsuites>', encoding="utf-8")
        return 0, 0.0


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Command:
    return Command(monkeypatch)


def test_without_arguments_everything_runs_in_parallel(command: Command) -> None:
    assert command() == 0
    assert command.steps == [*CHECKS, "pytest"]
    assert command.browsers == [browser.name for browser in browsers.ALL]
    assert command.pytest[0] == "--numprocesses"
    assert "--sampled" not in command.pytest
    assert "-m" not in command.pytest


def test_fast_runs_all_that_needs_no_browser_and_looks_for_none(command: Command) -> None:
    assert command("--fast") == 0
    assert command.steps == [*CHECKS, "pytest"]
    assert command.browsers == []
    assert command.pytest[:2] == ["-m", "not browser and not firefox and not webkit"]
    assert "--numprocesses" in command.pytest
    assert "--sampled" in command.pytest


def test_python_keeps_what_it_has_compiled(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert command() == 0
    assert "PYTHONDONTWRITEBYTECODE" not in command.env


def test_further_arguments_go_to_pytest_alone(command: Command) -> None:
    assert command("--fast", "-k", "clause") == 0
    assert command.steps == ["pytest"]
    assert command.pytest == [
        *("-m", "not browser and not firefox and not webkit"),
        *("-k", "clause"),
    ]


def test_markers_of_one_s_own_are_joined_with_those_left_out(command: Command) -> None:
    assert command("--fast", "-m", "service_worker or firefox") == 0
    assert command.steps == ["pytest"]
    assert command.pytest == [
        "-m",
        "(service_worker or firefox) and not browser and not firefox and not webkit",
    ]


def test_a_browser_that_cannot_be_had_is_a_failure_and_its_tests_are_left_out(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ensure(browser: browsers.Browser, python: Path) -> str:
        if browser is browsers.WEBKIT:
            raise bootstrap.SetupError("There is no WebKit.")
        return browser.name

    monkeypatch.setattr(browsers, "ensure", ensure)
    assert command() == 1
    assert command.pytest[:2] == ["-m", "not webkit"]


def test_the_markers_of_all_browsers_are_known(command: Command) -> None:
    assert {*command.module.MARKERS} == {*browsers.ALL}


def test_help_names_the_option_with_an_example(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="0"):
        command("--help")
    said = capsys.readouterr().out
    assert "python3 scripts/test.py --fast" in said
    assert "need a browser" in said
