"""The engine as a pure wheel that any Python, Pyodide's included, can load.

The same sources make the same bytes on every machine: dates and modes are fixed, names are sorted,
and nothing is compressed, since compressors differ and HTTP compresses anyway. The format is that
of the `binary distribution format`_ 1.0 with `core metadata`_ 2.4.

.. _binary distribution format:
    https://packaging.python.org/en/latest/specifications/binary-distribution-format/
.. _core metadata: https://packaging.python.org/en/latest/specifications/core-metadata/
"""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import io
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import soundingboard
from soundingboard.site.bundle.errors import BundleError

DISTRIBUTION = "soundingboard-engine"
"""The wheel's name for installers and for Pyodide's lock."""

_FILE_NAME_STEM = DISTRIBUTION.replace("-", "_")
_PACKAGE_FOLDER = Path(soundingboard.__file__).parent
_SUMMARY = "The engine of Sounding Board: walks decision trees, in CPython and in the browser."
_DATE = (2020, 1, 1, 0, 0, 0)
_MODE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3


@dataclass(frozen=True)
class Wheel:
    """A wheel in memory."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """SHA-256 of the whole file, in hexadecimal, as Pyodide's lock records it."""
        return hashlib.sha256(self.data).hexdigest()


def engine_wheel(
    package: Path = _PACKAGE_FOLDER, version: str = soundingboard.__version__
) -> Wheel:
    """Pack ``soundingboard/__init__.py`` and ``soundingboard/engine/`` of *package* into a wheel.

    *package* is the folder of the ``soundingboard`` package, in a source tree or installed.

    Raises:
        BundleError: the engine or the licence is not where it should be.
    """
    info = f"{_FILE_NAME_STEM}-{version}.dist-info"
    files = {
        **dict(_sources(package)),
        f"{info}/METADATA": _metadata(version),
        f"{info}/WHEEL": _WHEEL.encode(),
        f"{info}/licenses/LICENSE": _licence(package),
    }
    files[f"{info}/RECORD"] = _record(files, f"{info}/RECORD")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, _DATE)
            member.create_system = _UNIX
            member.external_attr = _MODE
            archive.writestr(member, data)
    return Wheel(f"{_FILE_NAME_STEM}-{version}-py3-none-any.whl", packed.getvalue())


_WHEEL = """\
Wheel-Version: 1.0
Generator: soundingboard
Root-Is-Purelib: true
Tag: py3-none-any
"""


def _metadata(version: str) -> bytes:
    return f"""\
Metadata-Version: 2.4
Name: {DISTRIBUTION}
Version: {version}
Summary: {_SUMMARY}
License-Expression: MIT
License-File: LICENSE
Requires-Python: >=3.11
""".encode()


def _sources(package: Path) -> Iterator[tuple[str, bytes]]:
    root, engine = package / "__init__.py", package / "engine"
    if not (root.is_file() and (engine / "__init__.py").is_file()):
        raise BundleError(f"The engine was not found in {package}. Install Sounding Board again.")
    yield "soundingboard/__init__.py", root.read_bytes()
    inside = {path.relative_to(package): path for path in engine.rglob("*") if path.is_file()}
    for relative, path in sorted(inside.items(), key=lambda item: item[0].as_posix()):
        if _belongs(relative):
            yield f"soundingboard/{relative.as_posix()}", path.read_bytes()


def _belongs(relative: Path) -> bool:
    """Whether a file is a source of ours, not something that a tool left beside them."""
    hidden = any(part.startswith(".") or part == "__pycache__" for part in relative.parts)
    return not hidden and relative.suffix not in {".pyc", ".pyo"} and relative.name[-1] != "~"


def _licence(package: Path) -> bytes:
    in_source_tree = package.parent.parent / "LICENSE"
    if in_source_tree.is_file():
        return in_source_tree.read_bytes()
    try:
        installed = importlib.metadata.distribution("soundingboard")
    except importlib.metadata.PackageNotFoundError:
        installed = None
    text = installed.read_text("licenses/LICENSE") if installed else None
    if text is None:
        raise BundleError(
            "The licence of Sounding Board was not found, and the engine is not given away "
            "without it. Install Sounding Board again."
        )
    return text.encode()


def _record(files: dict[str, bytes], own_name: str) -> bytes:
    lines = []
    for name, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(data)}\n")
    # A file cannot hold its own hash.
    return "".join([*lines, f"{own_name},,\n"]).encode()
