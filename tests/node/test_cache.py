"""Folders and files that are made once and kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from soundingboard.node.cache import forget_unused, kept_folder, key_of


class Broken(Exception):
    """The making broke off."""


def test_a_folder_whose_making_fails_is_not_kept(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").write_text("half", encoding="utf-8")
        raise Broken("half-way")

    with pytest.raises(Broken, match="half-way"):
        kept_folder(tmp_path / "cache" / "one", fail)
    assert list((tmp_path / "cache").iterdir()) == []


def test_the_first_of_two_makers_wins(tmp_path: Path) -> None:
    wanted = tmp_path / "one"

    def overtaken(folder: Path) -> None:
        (folder / "who").write_text("second", encoding="utf-8")
        wanted.mkdir()
        (wanted / "who").write_text("first", encoding="utf-8")

    kept_folder(wanted, overtaken)
    assert (wanted / "who").read_text("utf-8") == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_keys_tell_where_one_part_ends() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("ab", b"c") == key_of(b"ab", "c")


def test_what_nobody_has_used_for_months_is_forgotten(tmp_path: Path) -> None:
    used, unused = tmp_path / "used", tmp_path / "unused"
    for file in (used, unused):
        file.write_text("kept", encoding="utf-8")
    os.utime(unused, (0, 0))
    forget_unused(tmp_path)
    assert [*tmp_path.iterdir()] == [used]
