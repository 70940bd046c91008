"""The version of everything that decides what a file is compiled to."""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import soundingboard
from soundingboard.authoring.incremental.digests import digest

_PACKAGES = (
    "confusable-homoglyphs",
    "jsonschema",
    "markdown-it-py",
    "mdurl",
    "pyphen",
    "PyYAML",
)
_OWN = ("authoring", "engine", "schemas")


@cache
def tool_version() -> str:
    """A digest of our own code, of the packages that it uses and of Python.

    The code counts as it is and not by its version: while somebody works on it, no result of the
    code as it was before may be used.
    """
    folder = Path(soundingboard.__file__).parent
    files = sorted(
        file
        for name in _OWN
        for file in (folder / name).rglob("*")
        if file.suffix in (".py", ".json")
    )
    code = (part for file in files for part in (str(file.relative_to(folder)), file.read_bytes()))
    return digest(sys.version, *map(_version_of, _PACKAGES), *code)


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""  # It is one of an extra.
