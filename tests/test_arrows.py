"""Arrows point one way: ``engine <- authoring <- {site, cli}`` and ``engine <- office <- cli``."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "soundingboard"
MAY_IMPORT = {
    "engine": set(),
    "authoring": {"engine", "node", "schemas"},
    "office": {"engine", "schemas"},
    "site": {"authoring", "engine", "node", "schemas"},
    "cli": {"authoring", "engine", "node", "office", "site"},
    "browser": set(),
    "locale": set(),
    "node": set(),
    "schemas": set(),
}
MODULES = sorted(SOURCE.rglob("*.py"))


def room(file: Path) -> str:
    """The room of the house in which a module stands; empty for the package itself."""
    return file.relative_to(SOURCE).parts[0].removesuffix(".py").replace("__init__", "")


def imports(file: Path) -> Iterator[str]:
    """The full name of every module that *file* imports, wherever in it."""
    package = ("soundingboard", *file.relative_to(SOURCE).parts[:-1])
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            name = ".".join([*base, *([node.module] if node.module else [])])
            # "from soundingboard import engine" imports a module too.
            yield from (f"{name}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_a_module_imports_only_where_its_room_s_arrows_point(file: Path) -> None:
    here = room(file)
    rooms = {name.split(".")[1] for name in imports(file) if name.startswith("soundingboard.")}
    assert rooms & MAY_IMPORT.keys() <= MAY_IMPORT.get(here, set()) | {here}


@pytest.mark.parametrize(
    "file",
    [file for file in MODULES if room(file) == "engine"],
    ids=lambda file: file.relative_to(SOURCE).as_posix(),
)
def test_the_engine_imports_the_standard_library_and_itself_alone(file: Path) -> None:
    outside = {name.split(".")[0] for name in imports(file)} - sys.stdlib_module_names
    assert outside <= {"soundingboard"}
    assert not any(name.split(".")[0] == "importlib" for name in imports(file))


def test_every_room_is_known() -> None:
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir()} - {"__pycache__"}
    assert rooms <= MAY_IMPORT.keys()
    assert {"engine", "authoring"} <= rooms
