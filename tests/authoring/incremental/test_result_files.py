"""Results on disk: one that is damaged, or of another file, is never used."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook
from tests.situations import ALL, PATH

from soundingboard.authoring.handbook import Handbook, load
from soundingboard.authoring.incremental.result_files import ResultFiles
from soundingboard.authoring.settings import Settings

SETTINGS = Settings(readability=True, schemas=True, pages=False)
OTHER_TREE = "decision_trees/ap-1/other.md"
FILES = {
    COURSE: COURSE_TEXT,
    PATH: ALL,
    OTHER_TREE: swap(TREE_TEXT, "May I accept", "Can I accept"),
}


def checked(root: Path) -> Handbook:
    return load(root, SETTINGS, ResultFiles(root / "cache"))


def entries(root: Path) -> list[Path]:
    return sorted((root / "cache").glob("*.json"))


def with_checksum(file: Path, body: bytes) -> bytes:
    """*body* as a result whose checksum fits, as if our own code had written it."""
    return hashlib.sha256(file.stem.encode() + b"\n" + body).hexdigest().encode() + b"\n" + body


def body_of(file: Path) -> bytes:
    return file.read_bytes().partition(b"\n")[2]


def one_letter(data: bytes) -> bytes:
    place = data.index(b"Allowed") if b"Allowed" in data else len(data) - 20
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


DAMAGES: dict[str, Callable[[Path, Path], bytes]] = {
    "empty": lambda file, other: b"",
    "truncated": lambda file, other: file.read_bytes()[:-1],
    "half": lambda file, other: file.read_bytes()[: file.stat().st_size // 2],
    "another file's result": lambda file, other: other.read_bytes(),
    "another file's result with a checksum": lambda file, other: with_checksum(
        file, b"[[]," + body_of(other)
    ),
    "one letter": lambda file, other: one_letter(file.read_bytes()),
    "a letter more": lambda file, other: file.read_bytes() + b" ",
    "not JSON": lambda file, other: with_checksum(file, b"results"),
    "not text": lambda file, other: with_checksum(file, b"\xff\xfe"),
    "another type": lambda file, other: with_checksum(file, b'{"a": 1}'),
    "a number": lambda file, other: with_checksum(file, b"1"),
    "another length": lambda file, other: with_checksum(file, b"[[], null]"),
    "nested without end": lambda file, other: with_checksum(file, b"[" * 100_000),
    "nested deeply": lambda file, other: with_checksum(file, b"[" * 50_000 + b"]" * 50_000),
    "texts as numbers": lambda file, other: with_checksum(
        file, body_of(file).replace(b'"ap-1"', b"1")
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_result_is_made_again(
    tmp_path: Path, damage: Callable[[Path, Path], bytes]
) -> None:
    root = write_handbook(tmp_path, **FILES)
    sound = checked(root)
    kept = {file: file.read_bytes() for file in entries(root)}
    others = [*kept][1:] + [*kept][:1]
    damaged = {file: damage(file, other) for file, other in zip(kept, others, strict=True)}
    for file, data in damaged.items():
        file.write_bytes(data)
    assert checked(root) == sound
    assert {file: file.read_bytes() for file in entries(root)} == kept


def test_a_folder_in_the_place_of_a_result_is_no_error(tmp_path: Path) -> None:
    root = write_handbook(tmp_path, **FILES)
    sound = checked(root)
    for file in entries(root):
        file.unlink()
        file.mkdir()
    assert checked(root) == sound


def test_without_a_folder_that_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    root = write_handbook(tmp_path, **FILES)
    (root / "cache").write_text("a file in the folder's place", encoding="utf-8")
    assert checked(root) == load(root, SETTINGS)
    assert (root / "cache").is_file()


def test_git_ignores_the_folder(tmp_path: Path) -> None:
    root = write_handbook(tmp_path)
    checked(root)
    assert (root / "cache" / ".gitignore").read_text("utf-8") == "*\n"


def test_old_results_are_removed(tmp_path: Path) -> None:
    root = write_handbook(tmp_path, **FILES)
    checked(root)
    old = entries(root)[0]
    os.utime(old, (0, 0))
    (root / TREE).write_text(swap(TREE_TEXT, "befriend you", "befriend us"), encoding="utf-8")
    (root / OTHER_TREE).unlink()
    unused = root / "cache" / f"{'0' * 32}.json"
    unused.write_bytes(b"")
    os.utime(unused, (0, 0))
    checked(root)
    assert not unused.exists()


def test_the_results_of_many_edits_are_bounded_and_the_latest_are_kept(tmp_path: Path) -> None:
    root = write_handbook(tmp_path)
    checked(root)
    first = entries(root)
    for number in range(200):
        file = root / "cache" / f"{number:032}.json"
        file.write_bytes(b"")
        os.utime(file, (file.stat().st_mtime - 1000 + number,) * 2)
    checked(root)
    left = entries(root)
    assert len(left) < 100
    assert {*first} <= {*left}
    assert f"{199:032}.json" in {file.name for file in left}
