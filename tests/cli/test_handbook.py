"""Every command that loads a handbook checks it as its site's ``mkdocs.yml`` says."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.authoring.repositories import commit
from tests.cli.terminal import run
from tests.courses import receipt
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook
from tests.records.device import Device

CACHE = Path(__file__).resolve().parents[2] / ".cache"
ADVISED = swap(TREE_TEXT, "| An account I run for work | | Let them follow |\n", "")
SITE = "site_name: A board\nplugins:\n  - search\n  - soundingboard:\n      {setting}\n"
COMMANDS = {
    "check": ["check"],
    "diff": ["diff", "HEAD"],
    "draw": ["draw", "ap-1/follow-request"],
    "edition": ["edition", "--yes"],
    "list": ["list"],
    "trace": ["trace"],
    "verify": ["verify", "receipt.json", "--root", "."],
    "walk": ["walk", "ap-1/follow-request"],
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook with advice and no errors, in Git; it is the current directory.

    dagre is kept for all tests.
    """
    root = write_handbook(tmp_path, **{TREE: ADVISED})
    (root / "receipt.json").write_bytes(Device().file(receipt()))
    commit(root, "First")
    CACHE.mkdir(exist_ok=True)
    (root / ".cache").symlink_to(CACHE)
    monkeypatch.chdir(root)
    return root


def set_up(root: Path, setting: str) -> None:
    (root / "mkdocs.yml").write_text(SITE.replace("{setting}", setting), encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_severity_of_a_problem_is_the_site_s(root: Path, command: str) -> None:
    set_up(root, "severity: {outcome-not-shown: error}")
    result = run(*COMMANDS[command])
    if command == "verify":
        assert result.stderr.startswith("The handbook has 1 problem.")
    else:
        assert f"{TREE}:30: outcome-not-shown " in result.output
        # An edition records clauses; what's wrong with a tree is only listed.
        assert result.exit_code == (0 if command == "edition" else 1)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_problem_that_the_site_ignores_is_not_reported(root: Path, command: str) -> None:
    set_up(root, "ignore: [question-differs, outcome-not-shown]")
    other = swap(TREE_TEXT, "[Somebody else]", "[Anyone else]")
    other = swap(other, "| Somebody else |", "| Anyone else |")
    write_handbook(root, **{TREE: ADVISED, "decision_trees/ap-1/other.md": other})
    result = run(*COMMANDS[command])
    assert "question-differs" not in result.output
    assert not result.stderr.startswith("The handbook has ")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_wrong_setting_is_wrong_use(root: Path, command: str) -> None:
    set_up(root, "ignore: [outcome-not-shwn]")
    result = run(*COMMANDS[command])
    assert result.exit_code == 2
    assert "mkdocs.yml: " in result.stderr
    assert "Did you mean “outcome-not-shown”?" in " ".join(result.stderr.split())


def test_both_versions_of_a_comparison_are_checked_in_the_same_way(root: Path) -> None:
    set_up(root, "severity: {outcome-not-shown: error}")
    result = run("diff", "HEAD")
    assert result.stderr.count("outcome-not-shown") == 2
