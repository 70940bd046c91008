"""A browser is found by its variable or on PATH, and one that can't be driven isn't found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import bootstrap
import browsers

PYTHON = Path(sys.executable)


def program(folder: Path, name: str) -> str:
    """The path of a new program that answers to everything and does nothing."""
    file = folder / name
    file.write_text("#!/bin/sh\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


@pytest.fixture(autouse=True)
def empty_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing on PATH but what a test puts into its own folder, and no variable set."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for browser in browsers.ALL:
        monkeypatch.delenv(browser.variable, raising=False)


@pytest.mark.parametrize("browser", [browsers.FIREFOX, browsers.WEBKIT], ids=lambda b: b.name)
def test_a_browser_that_is_not_there_is_not_found(browser: browsers.Browser) -> None:
    assert browsers.find(browser, PYTHON) is None


def test_the_first_of_a_browsers_programs_is_taken(tmp_path: Path) -> None:
    program(tmp_path, "firefox")
    assert browsers.find(browsers.FIREFOX, PYTHON) == str(tmp_path / "firefox")
    program(tmp_path, "firefox-esr")
    assert browsers.find(browsers.FIREFOX, PYTHON) == str(tmp_path / "firefox-esr")


def test_webkit_needs_a_screen_as_well(tmp_path: Path) -> None:
    driver = program(tmp_path, "WebKitWebDriver")
    assert browsers.find(browsers.WEBKIT, PYTHON) is None
    program(tmp_path, "Xvfb")
    assert browsers.find(browsers.WEBKIT, PYTHON) == driver


@pytest.mark.parametrize("browser", browsers.ALL, ids=lambda browser: browser.name)
def test_the_variable_comes_first(
    browser: browsers.Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (*browser.programs, *browser.beside):
        program(tmp_path, name)
    own = program(tmp_path, "one-of-my-own")
    monkeypatch.setenv(browser.variable, own)
    assert browsers.find(browser, PYTHON) == own
    monkeypatch.setenv(browser.variable, "nothing-of-this-name")
    with pytest.raises(bootstrap.SetupError, match="nothing-of-this-name"):
        browsers.find(browser, PYTHON)
