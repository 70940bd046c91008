"""Things with the name of a file or folder that can't be read as one."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.terminal import PROGRAM
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import PROCEDURE, TREE, write_handbook

from soundingboard.authoring.editions.ledger import LEDGER
from soundingboard.authoring.handbook import load
from soundingboard.authoring.source.files import LIMIT, TooLarge, Unreadable, read_bytes


def a_socket(path: Path) -> None:
    # The address of a socket may have no more than about a hundred characters.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def too_large(path: Path) -> None:
    path.write_bytes(b"a")
    os.truncate(path, 2**40)


KINDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (Path.mkdir, "it's a folder"),
    "a pipe": (os.mkfifo, "it's a pipe"),
    "a socket": (a_socket, "it's a socket"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "it's a device"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "too many levels"),
    "a link to nothing": (lambda path: path.symlink_to("nothing"), "no such file"),
    "a large file": (too_large, "it has more than"),
}
EACH = pytest.mark.parametrize(("make", "words"), KINDS.values(), ids=KINDS)


@EACH
def test_nothing_but_a_file_is_read(
    tmp_path: Path, make: Callable[[Path], object], words: str
) -> None:
    make(tmp_path / "a.md")
    with pytest.raises(Unreadable, match=words):
        read_bytes(tmp_path / "a.md")


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"text")
    (tmp_path / "b.md").symlink_to("a.md")
    assert read_bytes(tmp_path / "b.md") == b"text"


def test_the_limit_is_the_last_size_that_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"a" * LIMIT)
    assert len(read_bytes(file)) == LIMIT
    file.write_bytes(b"a" * (LIMIT + 1))
    with pytest.raises(TooLarge, match="more than"):
        read_bytes(file)


@EACH
@pytest.mark.parametrize(
    "path",
    [TREE, PROCEDURE, COURSE, "decision_trees/ap-1/index.md", "decision_trees/ap-1/other.md"],
)
def test_every_file_of_a_handbook_is_reported_at_its_name(
    tmp_path: Path, path: str, make: Callable[[Path], object], words: str
) -> None:
    write_handbook(tmp_path, **{COURSE: COURSE_TEXT, path: None})
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    make(tmp_path / path)
    found = [problem for problem in load(tmp_path).problems if problem.code == "unreadable"]
    assert [problem.path for problem in found] == [path]
    assert words in found[0].message


@EACH
def test_a_ledger_that_cannot_be_read_is_not_a_missing_one(
    tmp_path: Path, make: Callable[[Path], object], words: str
) -> None:
    make(write_handbook(tmp_path) / LEDGER)
    found = [problem for problem in load(tmp_path).problems if problem.path == LEDGER]
    assert [problem.code for problem in found] == ["bad-ledger"]
    assert f"The ledger can't be read: {words}" in found[0].message


@EACH
@pytest.mark.parametrize("folder", ["decision_trees", "docs/procedures", "training"])
def test_something_else_in_place_of_a_folder_is_reported(
    tmp_path: Path, folder: str, make: Callable[[Path], object], words: str
) -> None:
    write_handbook(tmp_path)
    if (tmp_path / folder).exists():
        shutil.rmtree(tmp_path / folder)
    make(tmp_path / folder)
    found = [problem for problem in load(tmp_path).problems if problem.code == "unreadable"]
    assert [problem.path for problem in found] == ([] if words == "it's a folder" else [folder])


def test_a_link_to_itself_in_place_of_a_procedure_s_folder_is_reported(tmp_path: Path) -> None:
    write_handbook(tmp_path)
    (tmp_path / "decision_trees" / "loop").symlink_to("loop")
    [problem] = load(tmp_path).problems
    assert (problem.path, problem.code) == ("decision_trees/loop", "unreadable")


def test_a_link_back_ends(tmp_path: Path) -> None:
    write_handbook(tmp_path)
    (tmp_path / "decision_trees" / "ap-1" / "back").symlink_to("..")
    assert load(tmp_path).problems == ()


def unprivileged(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody who may not read everything, as root may."""
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if not os.getuid() else []
    command = [*drop, *PROGRAM, *arguments]
    return subprocess.run(
        command, cwd=root, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    "path",
    [
        "decision_trees",
        "docs/procedures",
        "decision_trees/ap-1",
        "training/ap-1",
        "decision_trees/ap-1/more",
        TREE,
        PROCEDURE,
    ],
)
def test_what_may_not_be_read_is_reported(tmp_path: Path, path: str) -> None:
    write_handbook(tmp_path, **{COURSE: COURSE_TEXT, "decision_trees/ap-1/more/x.txt": "x"})
    (tmp_path / path).chmod(0)
    try:
        checked = unprivileged(tmp_path, "check")
    finally:
        (tmp_path / path).chmod(0o755)
    assert checked.returncode == 1
    what = "file" if path.endswith(".md") else "folder"
    assert f"{path}:1: unreadable The {what} can't be read: permission denied." in checked.stdout


def test_what_goes_between_listing_and_reading_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_handbook(tmp_path)
    real = os.stat

    def stat(path: Path, **options: bool) -> os.stat_result:
        if Path(path) == tmp_path / TREE:
            (tmp_path / TREE).unlink()
        return real(path, **options)

    with monkeypatch.context() as patched:
        patched.setattr(os, "stat", stat)
        found = [str(problem) for problem in load(tmp_path).problems]
    assert [words for words in found if f"{TREE}:1: unreadable" in words]
