"""The locks name every package by version and hash, and say nothing of where one comes from."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
VENDOR = ROOT / "src" / "soundingboard" / "browser" / "vendor"
BUILD = ROOT / "src" / "soundingboard" / "node"
BENCH = ROOT / "scripts" / "bench"
PACKAGE_LOCKS = [folder / "package-lock.json" for folder in (ROOT, VENDOR, BUILD, BENCH)]
INSTALLING = [
    *LOCKS,
    *PACKAGE_LOCKS,
    *(path.with_name("package.json") for path in PACKAGE_LOCKS),
    *(path.with_name(".npmrc") for path in PACKAGE_LOCKS),
    *(ROOT / "scripts").glob("*.py"),
    ROOT / "pyproject.toml",
    ROOT / ".ci" / "run",
]

PINNED = re.compile(
    r"""
    [a-z0-9-]+ == [0-9][\w.]*                # a name and one version
    (\ ;\ [^\\]+?)?                          # perhaps for some machines only
    (\ --hash=sha256:[0-9a-f]{64})+          # and the files that may be installed
    """,
    re.VERBOSE,
)
ADDRESS = re.compile(r"(?:https?|git\+\w+|file)://(?!127\.0\.0\.1|\{)[\w./-]+")
ABSOLUTE_PATH = re.compile(
    r"""(?<![\w.:/<)}*"'])/(?:[a-z][\w.+-]*/)+|["']/[a-z][\w.+-]*/|\b[A-Z]:\\"""
)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def requirements(path: Path) -> list[str]:
    """The requirements of a lock, each with its hashes on one line."""
    joined = re.sub(r"\s*\\\n\s*", " ", path.read_text(encoding="utf-8"))
    return [line for line in joined.splitlines() if line and not line.startswith("#")]


def names(path: Path) -> set[str]:
    return {line.partition("==")[0] for line in requirements(path)}


def normalised(requirement: str) -> str:
    """The name of a requirement such as `Markdown_It.Py>=4`, as a lock writes it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement, maxsplit=1)[0]).lower()


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_locks_are_there() -> None:
    assert [path.name for path in LOCKS] == ["node.txt", "run.txt", "test.txt"]


@pytest.mark.parametrize("lock", LOCKS, ids=relative)
def test_every_requirement_is_pinned_with_hashes(lock: Path) -> None:
    found = requirements(lock)

    assert found
    assert [line for line in found if not PINNED.fullmatch(line)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=relative)
def test_a_lock_tells_how_to_make_it_again(lock: Path) -> None:
    header = lock.read_text(encoding="utf-8").splitlines()[:2]

    assert header[1] == "#    python3 scripts/lock.py"


@pytest.mark.parametrize("lock", PACKAGE_LOCKS, ids=relative)
def test_every_npm_package_is_pinned_with_its_hash(lock: Path) -> None:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    installed = {name: entry for name, entry in packages.items() if name}

    assert installed
    for name, entry in installed.items():
        assert entry["integrity"].startswith("sha512-"), name
        assert "resolved" not in entry, name


@pytest.mark.parametrize("lock", PACKAGE_LOCKS, ids=relative)
def test_package_json_names_exact_versions_and_its_lock_agrees(lock: Path) -> None:
    package = json.loads(lock.with_name("package.json").read_text(encoding="utf-8"))
    locked = json.loads(lock.read_text(encoding="utf-8"))["packages"]

    for kind in ("dependencies", "devDependencies"):
        assert locked[""].get(kind) == package.get(kind)
        for name, version in package.get(kind, {}).items():
            assert version == locked[f"node_modules/{name}"]["version"], name


@pytest.mark.parametrize("path", INSTALLING, ids=relative)
def test_nothing_says_where_packages_come_from(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert ADDRESS.findall(text) == []
    assert not re.search(r"find-links|index-url|registry *=", text)


@pytest.mark.parametrize("path", INSTALLING, ids=relative)
def test_nothing_names_a_place_on_one_machine(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if ABSOLUTE_PATH.search(line) and "#!" not in line] == []


@pytest.mark.parametrize(
    "line",
    ["https://index.example/simple", "--find-links file:///opt/wheels", "git+https://x.example/y"],
)
def test_an_address_would_be_seen(line: str) -> None:
    assert ADDRESS.search(line)


@pytest.mark.parametrize("line", ["cd /opt/wheels/", 'Path("/usr/bin/x")', "C:\\Users\\me"])
def test_an_absolute_path_would_be_seen(line: str) -> None:
    assert ABSOLUTE_PATH.search(line)


def test_direct_dependencies_are_locked() -> None:
    project = pyproject()
    extras = project["project"]["optional-dependencies"]
    wanted = [*project["project"]["dependencies"]]
    wanted += (text for name, listed in extras.items() if name != "all" for text in listed)
    direct = {normalised(text) for text in wanted}
    build = {normalised(text) for text in project["build-system"]["requires"]}

    assert direct | build <= names(ROOT / "requirements" / "run.txt")


def test_the_groups_are_locked() -> None:
    groups = pyproject()["dependency-groups"]
    lock_of = {"build": "run.txt", "test": "test.txt", "node": "node.txt"}

    assert set(lock_of) == set(groups)
    for group, lock in lock_of.items():
        listed = {normalised(entry) for entry in groups[group] if isinstance(entry, str)}
        assert listed <= names(ROOT / "requirements" / lock)


def test_the_environment_for_tests_holds_what_the_site_is_built_with() -> None:
    run, test = (
        {line.partition(" ")[0] for line in requirements(ROOT / "requirements" / name)}
        for name in ("run.txt", "test.txt")
    )

    assert run <= test
