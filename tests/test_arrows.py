"""Arrows point one way: ``engine <- authoring <- {site, cli}`` and ``engine <- records <- cli``.

Within ``authoring``: ``problems <- source <- grammar <- compile <- rules <- compiler <- handbook <-
changes``.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "soundingboard"
MAY_IMPORT = {
    "": {"api"},
    "api": {"authoring", "engine", "records"},
    "engine": set(),
    "authoring": {"engine", "node", "schemas"},
    "records": {"engine", "schemas"},
    "site": {"authoring", "engine", "extras", "node", "schemas"},
    "cli": {"api", "authoring", "engine", "extras", "node", "records", "site"},
    "browser": set(),
    "locale": set(),
    "extras": {"engine"},
    "node": set(),
    "schemas": {"engine"},
}
_COMPILED = {"problems", "source", "grammar", "compile"}
_ROOMS_OF_AUTHORING = {
    "problems": set(),
    "settings": set(),
    "source": {"problems"},
    "grammar": {"problems", "source"},
    "compile": {"problems", "source", "grammar"},
    "drawing": {"source"},
    "trace": _COMPILED,
    "decisions": _COMPILED,
    "editions": _COMPILED,
    "rules": _COMPILED | {"settings", "trace", "decisions"},
    "incremental": {"problems"},
    "compiler": _COMPILED | {"settings", "rules", "incremental"},
    "handbook": _COMPILED
    | {"settings", "decisions", "editions", "rules", "incremental", "compiler"},
    "listing": _COMPILED | {"handbook"},
    "site_settings": {"settings", "rules"},
    "changes": _COMPILED | {"settings", "editions", "handbook"},
}
MAY_IMPORT_IN_AUTHORING = {
    "wording": set(),
    "folders": set(),
    **{name: rooms | {"wording", "folders"} for name, rooms in _ROOMS_OF_AUTHORING.items()},
}
MODULES = sorted(SOURCE.rglob("*.py"))


def room(file: Path, root: Path = SOURCE) -> str:
    """The package or module directly in *root* to which *file* belongs; empty for *root* itself."""
    return file.relative_to(root).parts[0].removesuffix(".py").replace("__init__", "")


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
    [file for file in MODULES if room(file) == "authoring"],
    ids=lambda file: file.relative_to(SOURCE).as_posix(),
)
def test_a_module_of_authoring_imports_only_where_its_package_s_arrows_point(file: Path) -> None:
    prefix = "soundingboard.authoring."
    here = room(file, SOURCE / "authoring")
    packages = {
        name.removeprefix(prefix).split(".")[0] for name in imports(file) if name.startswith(prefix)
    }
    assert packages <= MAY_IMPORT_IN_AUTHORING.get(here, set()) | {here}


@pytest.mark.parametrize(
    "file",
    [file for file in MODULES if room(file) == "engine"],
    ids=lambda file: file.relative_to(SOURCE).as_posix(),
)
def test_the_engine_imports_the_standard_library_and_itself_alone(file: Path) -> None:
    outside = {name.split(".")[0] for name in imports(file)} - sys.stdlib_module_names
    assert outside <= {"soundingboard"}
    assert not any(name.split(".")[0] == "importlib" for name in imports(file))


def test_the_arrows_of_authoring_have_no_cycle() -> None:
    assert list(TopologicalSorter(MAY_IMPORT_IN_AUTHORING).static_order())


def test_every_package_and_module_of_authoring_has_its_arrows() -> None:
    authoring = SOURCE / "authoring"
    here = {room(file, authoring) for file in MODULES if room(file) == "authoring"} - {""}
    assert here == MAY_IMPORT_IN_AUTHORING.keys()


def test_every_room_is_known() -> None:
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir()} - {"__pycache__"}
    assert rooms <= MAY_IMPORT.keys()
    assert {"engine", "authoring"} <= rooms
