"""The engine's wheel: valid, complete, and the same bytes each time."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from email.parser import BytesParser
from pathlib import Path

import pytest

import soundingboard
from soundingboard.site.bundle import BundleError
from soundingboard.site.bundle.engine_wheel import Wheel, engine_wheel

PACKAGE = Path(soundingboard.__file__).parent
INFO = f"soundingboard_engine-{soundingboard.__version__}.dist-info"


@pytest.fixture(scope="module")
def wheel() -> Wheel:
    return engine_wheel()


@pytest.fixture
def members(wheel: Wheel) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(wheel.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_the_engine_and_nothing_else_of_ours(members: dict[str, bytes]) -> None:
    ours = {name for name in members if not name.startswith(INFO)}
    engine = {f"soundingboard/engine/{path.name}" for path in (PACKAGE / "engine").glob("*.py")}
    assert engine | {"soundingboard/__init__.py"} <= ours
    assert all(name.startswith("soundingboard/engine/") for name in ours - {next(iter(members))})
    assert not any(name.endswith(".pyc") for name in ours)


def test_record_lists_every_file_with_its_hash_and_size(members: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(members[f"{INFO}/RECORD"].decode())))
    assert [row[0] for row in rows] == list(members)
    assert rows.pop() == [f"{INFO}/RECORD", "", ""]
    for name, digest, size in rows:
        algorithm, _, encoded = digest.partition("=")
        expected = hashlib.new(algorithm, members[name]).digest()
        assert base64.urlsafe_b64decode(encoded + "=") == expected
        assert int(size) == len(members[name])


def test_its_metadata_names_it_and_asks_for_nothing(members: dict[str, bytes]) -> None:
    metadata = BytesParser().parsebytes(members[f"{INFO}/METADATA"])
    assert metadata["Name"] == "soundingboard-engine"
    assert metadata["Version"] == soundingboard.__version__
    assert metadata.get_all("Requires-Dist") is None
    assert metadata["License-File"] == "LICENSE"
    assert b"MIT License" in members[f"{INFO}/licenses/LICENSE"]


def test_pip_installs_it_and_it_answers(wheel: Wheel, tmp_path: Path) -> None:
    file, target = tmp_path / wheel.name, tmp_path / "installed"
    file.write_bytes(wheel.data)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", target, file], check=True)
    code = (
        "import soundingboard, sys; from soundingboard.engine.messages import handle;"
        "assert soundingboard.__file__.startswith(sys.argv[1]); print(handle('{}'))"
    )
    said = subprocess.run(
        [sys.executable, "-S", "-c", code, target],
        env={**os.environ, "PYTHONPATH": str(target)},
        capture_output=True,
        check=True,
    )
    assert b'"error"' in said.stdout


def test_the_same_sources_make_the_same_bytes(tmp_path: Path, wheel: Wheel) -> None:
    moved = tmp_path / "elsewhere" / "soundingboard"
    shutil.copytree(PACKAGE / "engine", moved / "engine")
    shutil.copy(PACKAGE / "__init__.py", moved)
    (moved / "engine" / "__pycache__").mkdir(exist_ok=True)
    for left_over in ("__pycache__/walk.cpython-311.pyc", ".DS_Store", "walk.py~"):
        (moved / "engine" / left_over).write_bytes(b"not a source")
    for path in moved.rglob("*.py"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o600)
    assert engine_wheel(moved) == wheel


def test_a_change_in_the_engine_changes_it(tmp_path: Path, wheel: Wheel) -> None:
    shutil.copytree(PACKAGE / "engine", tmp_path / "engine")
    shutil.copy(PACKAGE / "__init__.py", tmp_path)
    (tmp_path / "engine" / "more.py").write_text("MORE = True\n", encoding="utf-8")
    assert engine_wheel(tmp_path).sha256 != wheel.sha256


def test_a_package_without_the_engine_is_told(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="The engine was not found in"):
        engine_wheel(tmp_path)
