"""A build that fails leaves the last good site as it was; one that succeeds takes its place."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook
from tests.site import built
from tests.site.built import START

import bootstrap
import serve
from soundingboard.site import staging
from soundingboard.site.staging import Staging

ROOT = Path(__file__).parents[2]
INTERRUPTIBLE = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from mkdocs.__main__ import cli; cli(['build'])"
)
"""A build that can be interrupted even if these tests run in a shell's background."""

MkDocs = Callable[..., Result]
BROKEN = swap(TREE_TEXT, "(#your-choice)", "(#your-chioce)")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = write_handbook(tmp_path / "handbook", **{"docs/index.md": START})
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    own = r"(?m)^  - soundingboard:\n(?: {6}.*\n)+"
    plugin = (
        "  - soundingboard:\n      engine: false\n      flowcharts: false\n      compress: false\n"
    )
    text = re.sub(own, plugin, settings) + "hooks: [hooks.py]\n"
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    (folder / "hooks.py").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def mkdocs(root: Path, monkeypatch: pytest.MonkeyPatch) -> MkDocs:
    """Runs MkDocs' own command in *root*, in this process."""
    return partial(built.mkdocs, root, monkeypatch)


def in_a_process(root: Path) -> int:
    """The exit code of a build in a process of its own, which hears the signals sent to it."""
    return subprocess.run(
        [sys.executable, "-c", INTERRUPTIBLE],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        timeout=120,
        check=False,
    ).returncode


def hook(root: Path, event: str, body: str) -> None:
    lines = ["import os, pathlib, signal, subprocess, sys", f"def {event}(*args, config, **rest):"]
    text = "\n".join([*lines, *(f"    {line}" for line in body.splitlines())])
    (root / "hooks.py").write_text(text + "\n", encoding="utf-8")


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def others(root: Path) -> set[str]:
    """What a build has left beside the site."""
    known = {"docs", "decision_trees", "mkdocs.yml", "hooks.py", ".cache", "site", "__pycache__"}
    return {entry.name for entry in root.iterdir()} - known


@pytest.mark.parametrize(
    ("event", "body"),
    [
        ("on_post_page", "raise ValueError('in the middle')"),
        ("on_post_build", "raise ValueError('at the end')"),
        ("on_env", "sys.exit(5)"),
    ],
)
def test_a_build_that_ends_early_leaves_the_last_good_site(
    root: Path, mkdocs: MkDocs, event: str, body: str
) -> None:
    assert mkdocs("build").exit_code == 0
    before = files(root / "site")
    hook(root, event, body)
    assert mkdocs("build").exit_code != 0
    assert files(root / "site") == before
    assert not others(root)


@pytest.mark.parametrize("event", ["on_env", "on_post_build"])
def test_a_build_that_is_interrupted_leaves_the_last_good_site(
    root: Path, mkdocs: MkDocs, event: str
) -> None:
    assert mkdocs("build").exit_code == 0
    before = files(root / "site")
    hook(root, event, "os.kill(os.getpid(), signal.SIGINT)")
    assert in_a_process(root) not in (0, 2)
    assert files(root / "site") == before
    assert not others(root)


def test_a_strict_build_with_warnings_leaves_the_last_good_site(root: Path, mkdocs: MkDocs) -> None:
    assert mkdocs("build", "--strict").exit_code == 0
    before = files(root / "site")
    (root / TREE).write_text(BROKEN, encoding="utf-8")
    failed = mkdocs("build", "--strict")
    assert failed.exit_code == 1
    assert f"The last good site is still in {root / 'site'}." in failed.output
    assert files(root / "site") == before
    assert not others(root)

    assert mkdocs("build").exit_code == 0
    assert files(root / "site") != before


def test_a_first_build_that_fails_leaves_nothing(root: Path, mkdocs: MkDocs) -> None:
    (root / TREE).write_text(BROKEN, encoding="utf-8")
    assert mkdocs("build", "--strict").exit_code == 1
    assert not (root / "site").exists()
    assert not others(root)


def test_a_warning_of_the_last_hook_counts_too(root: Path, mkdocs: MkDocs) -> None:
    hook(
        root,
        "on_post_build",
        "import logging\nlogging.getLogger('mkdocs.plugins.late').warning('too late')",
    )
    (root / "hooks.py").write_text(
        (root / "hooks.py").read_text("utf-8") + "on_post_build.mkdocs_priority = -1000\n", "utf-8"
    )
    assert mkdocs("build", "--strict").exit_code == 1
    assert not (root / "site").exists()


def test_other_plug_ins_find_the_site_that_is_being_built(root: Path, mkdocs: MkDocs) -> None:
    hook(root, "on_post_build", "(pathlib.Path(config.site_dir) / 'added.txt').write_text('x')")
    assert mkdocs("build").exit_code == 0
    assert (root / "site" / "added.txt").is_file()
    assert (root / "site" / "index.html").is_file()


def test_the_old_site_is_there_until_the_new_one_is_complete(root: Path, mkdocs: MkDocs) -> None:
    assert mkdocs("build").exit_code == 0
    (root / "site" / "old.txt").write_text("old", encoding="utf-8")
    hook(root, "on_post_build", f"assert pathlib.Path({str(root / 'site' / 'old.txt')!r}).exists()")
    assert mkdocs("build").exit_code == 0
    assert not (root / "site" / "old.txt").exists()


def test_two_builds_at_once_both_succeed_and_the_last_one_stays(root: Path, mkdocs: MkDocs) -> None:
    command = [sys.executable, "-m", "mkdocs", "build"]
    hook(
        root,
        "on_post_build",
        "if 'INNER' not in os.environ:\n"
        f"    subprocess.run({command!r}, check=True, env={{**os.environ, 'INNER': '1'}})\n"
        "    (pathlib.Path(config.site_dir) / 'outer.txt').write_text('x')",
    )
    assert mkdocs("build").exit_code == 0
    assert (root / "site" / "outer.txt").is_file()
    assert not others(root)


def test_hidden_files_of_the_site_stay(root: Path, mkdocs: MkDocs) -> None:
    assert mkdocs("build").exit_code == 0
    (root / "site" / ".git").mkdir()
    (root / "site" / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    (root / "site" / "old.txt").write_text("old", encoding="utf-8")
    assert mkdocs("build").exit_code == 0
    assert (root / "site" / ".git" / "HEAD").read_text("utf-8") == "ref"
    assert not (root / "site" / "old.txt").exists()
    assert [entry.name for entry in (root / "site").glob(".*")] == [".git"]
    assert not others(root)


def test_a_link_to_the_site_s_folder_stays_a_link(
    root: Path, mkdocs: MkDocs, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "site").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert mkdocs("build").exit_code == 0
    assert (root / "site").is_symlink()
    assert (tmp_path / "elsewhere" / "index.html").is_file()


def test_a_file_in_place_of_the_site_is_reported(root: Path, mkdocs: MkDocs) -> None:
    (root / "site").write_text("a file", encoding="utf-8")
    failed = mkdocs("build")
    assert failed.exit_code == 1
    assert "The site can't be written" in failed.output
    assert "Traceback" not in failed.output
    assert (root / "site").read_text("utf-8") == "a file"


def test_a_dirty_build_changes_the_site_that_is_there(root: Path, mkdocs: MkDocs) -> None:
    assert mkdocs("build").exit_code == 0
    (root / "site" / "old.txt").write_text("old", encoding="utf-8")
    assert mkdocs("build", "--dirty").exit_code == 0
    assert (root / "site" / "old.txt").is_file()


def test_the_script_that_builds_leaves_the_last_good_site_too(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", root)
    command = [sys.executable, "-m", "mkdocs"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    assert serve.build(command, environment) == 0
    before = files(root / "site")
    (root / TREE).write_text(BROKEN, encoding="utf-8")
    assert serve.build(command, environment) == 1
    assert files(root / "site") == before
    (root / "mkdocs.yml").write_text("plugins: [unknown]\n", encoding="utf-8")
    assert serve.build(command, environment) == 1
    assert files(root / "site") == before


def new_site(folder: Path) -> Staging:
    """A site "old" in *folder*, and a build of "new"."""
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "page.html").write_text("old", encoding="utf-8")
    (folder / "gone.html").write_text("old", encoding="utf-8")
    made = Staging(folder)
    (made.folder / "sub").mkdir(parents=True)
    (made.folder / "sub" / "page.html").write_text("new", encoding="utf-8")
    return made


@pytest.mark.parametrize("failing", range(1, 5))
@pytest.mark.parametrize("hidden", [False, True], ids=["renamed", "moved"])
def test_whatever_fails_while_swapping_the_old_or_the_new_site_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int, hidden: bool
) -> None:
    site = tmp_path / "site"
    made = new_site(site)
    if hidden:
        (site / ".git").mkdir()
    real, turns = os.rename, 0

    def rename(source: os.PathLike[str], target: os.PathLike[str]) -> None:
        nonlocal turns
        turns += 1
        if turns == failing:
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, "rename", rename)
    interrupted = False
    try:
        made.publish()
    except KeyboardInterrupt:
        interrupted = True
        made.discard()
    found = {name: text.decode() for name, text in files(site).items()}
    old = {"sub/page.html": "old", "gone.html": "old"}
    assert found == (old if interrupted else {"sub/page.html": "new"})
    assert interrupted == (failing <= (3 if hidden else 2))
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_cannot_be_renamed_is_filled_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    made = new_site(site)
    real = os.rename

    def rename(source: os.PathLike[str], target: os.PathLike[str]) -> None:
        if Path(source) == site:
            raise PermissionError(13, "a program has the folder open")
        real(source, target)

    monkeypatch.setattr(os, "rename", rename)
    made.publish()
    assert files(site) == {"sub/page.html": b"new"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_a_mount_point_is_filled_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == site)
    made = new_site(site)
    assert made.folder.parent == site
    made.publish()
    assert files(site) == {"sub/page.html": b"new"}


def test_what_killed_builds_left_behind_is_cleaned_up(tmp_path: Path) -> None:
    site = tmp_path / "site"
    new_site(site)  # killed before it published
    site.rename(tmp_path / ".site.old-0123")  # killed between the two renames
    made = Staging(site)
    assert (site / "gone.html").is_file(), "the old site is back"
    left = [entry for entry in tmp_path.glob(".site.new-*") if entry != made.folder]
    assert len(left) == 1, "another build may still be at work on it"
    long_ago = time.time() - staging._LEFT_OVER - 1
    os.utime(left[0], (long_ago, long_ago))
    Staging(site).discard()
    assert not left[0].exists()


def test_the_new_site_has_the_permissions_of_the_old(tmp_path: Path) -> None:
    site = tmp_path / "site"
    made = new_site(site)
    site.chmod(0o750)
    made.publish()
    assert site.stat().st_mode & 0o777 == 0o750
