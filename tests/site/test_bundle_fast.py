"""The files of a fast start, made by the real Node out of the real Pyodide."""

from __future__ import annotations

import json
import logging
import struct
import zipfile
from pathlib import Path
from random import Random
from typing import Any

import pytest

from soundingboard.engine import html
from soundingboard.site.bundle import build_bundle, fast
from soundingboard.site.bundle.engine_wheel import engine_wheel
from soundingboard.site.bundle.fast import LIBRARY, SNAPSHOT, FastStart, fast_start
from soundingboard.site.bundle.npm import pyodide_folder
from soundingboard.site.bundle.snapshot import packed

LOG = logging.getLogger(__name__)
CACHE = Path(__file__).resolve().parents[2] / ".cache" / "soundingboard"


@pytest.fixture(scope="module")
def made() -> FastStart:
    files = fast_start(CACHE, pyodide_folder(CACHE, log=LOG), engine_wheel(), log=LOG)
    assert files is not None, "Node is needed here; the test command brings one"
    return files


def test_the_library_holds_bytecode_alone_uncompressed_and_the_engine(made: FastStart) -> None:
    with zipfile.ZipFile(made.files[LIBRARY]) as library:
        entries = library.infolist()
    names = {entry.filename for entry in entries}
    assert all(name.endswith(".pyc") for name in names)
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {"json/decoder.pyc", "soundingboard/engine/messages.pyc"} <= names
    assert not [name for name in names if name.startswith(("tkinter", "unittest", "pydoc"))]


def test_every_module_of_the_engine_is_in_the_library(made: FastStart) -> None:
    with zipfile.ZipFile(made.files[LIBRARY]) as library:
        names = set(library.namelist())
    engine = Path(fast.__file__).parents[2] / "engine"
    assert {f"soundingboard/engine/{path.stem}.pyc" for path in engine.glob("*.py")} <= names


def test_the_engine_goes_without_its_docstrings(made: FastStart) -> None:
    said = (html.element.__doc__ or "").partition("\n")[0].encode()
    assert said in Path(html.__file__).read_bytes()
    with zipfile.ZipFile(made.files[LIBRARY]) as library:
        assert said not in library.read("soundingboard/engine/html.pyc")


def unpacked(data: bytes) -> tuple[dict[str, Any], dict[int, bytes]]:
    """What a snapshot says of itself, and its runs by their offsets."""
    length, count = struct.unpack_from("<2I", data)
    table = struct.unpack_from(f"<{2 * count}I", data, 8 + length)
    at = 8 + length + 8 * count
    found: dict[int, bytes] = {}
    for offset, size in zip(table[::2], table[1::2], strict=True):
        found[offset] = data[at : at + size]
        at += size
    assert at == len(data)
    return json.loads(data[8 : 8 + length]), found


def test_the_snapshot_says_of_what_it_was_made(made: FastStart) -> None:
    about, found = unpacked(made.files[SNAPSHOT].read_bytes())
    assert about["key"] == made.key
    assert len(about["build"]) == 64
    assert list(found) == sorted(found)
    last = max(found)
    assert last + len(found[last]) <= about["size"]


@pytest.mark.parametrize("fresh", [0, 100, 10_000, 40_000])
def test_a_snapshot_makes_the_memory_again_out_of_what_is_fresh(fresh: int) -> None:
    random = Random(7)
    heap = bytearray(random.randbytes(30_000) + bytes(10_000))
    before = bytes(heap[:fresh])
    for place in (0, 63, 64, 5_000, 5_300, 29_999, 39_999):
        heap[place] ^= 255
    about, found = unpacked(packed(bytes(heap), before, {"key": "k"}))
    memory = bytearray(before.ljust(about["size"], b"\0"))
    for offset, part in found.items():
        memory[offset : offset + len(part)] = part
    assert memory == heap
    assert about == {"size": 40_000, "key": "k"}
    if fresh == 40_000:
        assert sum(map(len, found.values())) < 1_000


def test_the_same_inputs_are_made_once(made: FastStart) -> None:
    times = [path.stat().st_mtime_ns for path in made.files.values()]
    again = fast_start(CACHE, pyodide_folder(CACHE, log=LOG), engine_wheel(), log=LOG)
    assert again == made
    assert [path.stat().st_mtime_ns for path in made.files.values()] == times


def test_the_bundle_names_both_files_and_another_key_than_without(made: FastStart) -> None:
    with_them = build_bundle(CACHE, log=LOG, with_pyodide_build=False)
    without = build_bundle(CACHE, log=LOG, with_pyodide_build=False, with_fast_start=False)
    assert {LIBRARY, SNAPSHOT} <= set(with_them.files)
    assert with_them.manifest["fast"]["key"] == made.key
    assert with_them.manifest["fast"]["lock"]["packages"] == {}
    assert without.manifest["fast"] is None
    assert with_them.key != without.key


def test_without_node_the_bundle_is_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with caplog.at_level(logging.INFO):
        assert fast_start(tmp_path, tmp_path, engine_wheel(), log=LOG) is None
    assert caplog.messages[-1].startswith(
        "Python will start more slowly in the browser: Node.js wasn't found. Install Node.js, or "
    )


def test_a_node_that_fails_is_told_and_leaves_nothing_behind(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        assert fast_start(tmp_path / "cache", tmp_path, engine_wheel(), log=LOG) is None
    assert "Node failed" in caplog.text
    assert list((tmp_path / "cache").iterdir()) == []
