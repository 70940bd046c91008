"""Handbooks of folders and Git revisions."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.authoring.repositories import commit, git
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook

from soundingboard.authoring.changes.revisions import NoSuchRevision, at
from soundingboard.authoring.handbook import Handbook, load

STRICTER = swap(TREE_TEXT, "**Allowed.** Your own", "**Not allowed.** Your own")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook in Git, which is the current directory: one commit, and changes since."""
    root = write_handbook(tmp_path / "handbook")
    commit(root, "First")
    write_handbook(root, **{TREE: STRICTER})
    monkeypatch.chdir(root)
    return root


def verdicts(handbook: Handbook) -> list[str]:
    """The verdicts of the one tree."""
    [tree] = handbook.trees.values()
    return [outcome.verdict.value for outcome in tree.outcomes]


NOW = ["not allowed", "allowed with conditions", "not allowed"]
THEN = ["not allowed", "allowed with conditions", "allowed"]


@pytest.mark.parametrize("name", ["HEAD", "main", "HEAD~0", "main^{/First}"])
def test_a_revision_is_as_it_was(root: Path, name: str) -> None:
    handbook = at(root, name)
    assert handbook.problems == ()
    assert verdicts(handbook) == THEN
    assert verdicts(load(root)) == NOW


def test_a_revision_by_its_name_in_full(root: Path) -> None:
    assert verdicts(at(root, git(root, "rev-parse", "HEAD"))) == THEN


def test_a_folder(root: Path, tmp_path: Path) -> None:
    assert verdicts(at(tmp_path, str(root))) == NOW
    assert verdicts(at(tmp_path, ".")) == NOW


def test_a_handbook_may_stand_deep_in_its_repository(tmp_path: Path) -> None:
    root = write_handbook(tmp_path / "site" / "handbook")
    (tmp_path / "README.md").write_text("Elsewhere.", encoding="utf-8")
    commit(tmp_path, "First")
    write_handbook(root, **{TREE: STRICTER})
    handbook = at(root, "HEAD")
    assert handbook.problems == ()
    assert list(handbook.procedures) == ["ap-1"]
    assert verdicts(handbook) == THEN


def test_links_lead_where_they_led(root: Path) -> None:
    """To pictures, to code, to what else stands in the folder: its files are there, if empty."""
    linking = swap(TREE_TEXT, "or befriend you.", "or befriend [you](../../code/you.py).")
    write_handbook(root, **{TREE: linking, "code/you.py": "YOU = 1\n"})
    commit(root, "Link")
    assert at(root, "HEAD").problems == ()
    assert [problem.code for problem in at(root, "HEAD~1").problems] == []


def test_no_attribute_hides_or_changes_a_file(root: Path) -> None:
    write_handbook(root, **{".gitattributes": "*.md export-ignore eol=crlf\n"})
    commit(root, "Attributes")
    assert verdicts(at(root, "HEAD")) == THEN


def test_names_may_be_of_any_letters(root: Path) -> None:
    write_handbook(root, **{"docs/école à part.md": "Bonjour."})
    commit(root, "Name")
    assert verdicts(at(root, "HEAD")) == THEN


def test_a_revision_before_there_was_a_handbook_is_empty(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("To come.", encoding="utf-8")
    commit(tmp_path, "First")
    write_handbook(tmp_path)
    handbook = at(tmp_path, "HEAD")
    assert (handbook.trees, handbook.problems) == ({}, ())


def test_a_folder_without_a_handbook_hides_no_branch(root: Path) -> None:
    (root / "feature").mkdir()
    git(root, "branch", "feature")
    assert verdicts(at(root, "feature")) == THEN


@pytest.mark.parametrize("name", ["nonsense", "--help", "HEAD:docs", "docs", ""])
def test_what_is_neither_is_refused(root: Path, name: str) -> None:
    with pytest.raises(NoSuchRevision, match="Expected a Git revision or a folder with a handbook"):
        at(root, name)


def test_without_a_repository_there_are_only_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = write_handbook(tmp_path / "handbook")
    with pytest.raises(NoSuchRevision, match="not a git repository"):
        at(root, "HEAD")


def test_without_git_there_are_only_folders(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(
        NoSuchRevision, match=r"Git isn't installed\. Install it, or compare two folders"
    ):
        at(root, "HEAD")
    assert verdicts(at(root, ".")) == NOW
