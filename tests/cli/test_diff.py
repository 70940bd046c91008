"""``soundingboard diff``."""

import json
import re
from pathlib import Path

import pytest
from tests.authoring.repositories import commit
from tests.cli.terminal import run, run_process
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import (
    PROCEDURE,
    PROCEDURE_TEXT,
    TREE,
    TREE_TEXT,
    on_record,
    swap,
    write_handbook,
)

STRICTER = swap(TREE_TEXT, "**Allowed.** Your own", "**Not allowed.** Your own")
REWORDED = swap(TREE_TEXT, "The one you use for work, or your own?", "Look at its name.")
BROKEN = swap(TREE_TEXT, "(#your-choice)", "(#no)")
TOLD = """\
1 tree changed, 0 didn't.

### May I accept this follow request? (ap-1/follow-request): **less permissive**

1 of 4 paths changed.

| Answers | Before | After | Direction | Paths |
|---|---|---|---|---|
| Which account did they ask to follow? *My own account* → Who is asking? *Somebody else* | \
**allowed** (2.1) | **not allowed** (2.1) | less permissive | 1 |
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook in Git, which is the current directory."""
    root = write_handbook(tmp_path / "handbook")
    commit(root, "First")
    monkeypatch.chdir(root)
    return root


@pytest.mark.usefixtures("root")
def test_nothing_changed() -> None:
    result = run("diff", "HEAD")
    assert result.exit_code == 0
    assert result.stdout == "No tree changed (1 compared).\n"
    assert result.stderr == ""


def test_a_revision_and_the_folder_as_it_is(root: Path) -> None:
    write_handbook(root, **{TREE: STRICTER})
    result = run("diff", "HEAD")
    assert result.exit_code == 3
    assert result.stdout == TOLD
    assert result.stderr == ""


def test_two_revisions(root: Path) -> None:
    write_handbook(root, **{TREE: STRICTER})
    commit(root, "Second")
    assert run("diff", "HEAD~1", "HEAD").stdout == TOLD
    back = run("diff", "HEAD", "HEAD~1")
    assert back.exit_code == 3
    assert "**more permissive**" in back.stdout


def test_two_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = write_handbook(tmp_path / "before")
    after = write_handbook(tmp_path / "after", **{TREE: STRICTER})
    monkeypatch.chdir(after)
    assert run("diff", before).stdout == TOLD
    assert run("diff", before, ".").stdout == TOLD
    assert run("diff", before, after, "--root", before).stdout == TOLD


def test_the_root_may_be_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_handbook(root, **{TREE: STRICTER})
    monkeypatch.chdir(root.parent)
    assert run("diff", "HEAD", "--root", root).stdout == TOLD


def test_other_words_are_told_and_answer_nothing_otherwise(root: Path) -> None:
    write_handbook(root, **{TREE: REWORDED})
    result = run("diff", "HEAD")
    assert result.exit_code == 0
    assert "**same verdicts**\n\n- Reworded: `which-account-did-they-ask-to-follow`.\n" in (
        result.stdout
    )


def test_json(root: Path) -> None:
    write_handbook(root, **{TREE: STRICTER})
    result = run("diff", "HEAD", "--json")
    assert result.exit_code == 3
    document = json.loads(result.stdout)
    assert (document["before"], document["after"], document["unchanged"]) == ("HEAD", None, 0)
    [tree] = document["trees"]
    assert (tree["id"], tree["kind"]) == ("ap-1/follow-request", "less permissive")
    [change] = tree["changes"]
    assert (change["before"]["verdict"], change["after"]["verdict"]) == ("allowed", "not allowed")


@pytest.mark.parametrize(
    ("file", "text", "state"),
    [("decision_trees/ap-1/other.md", TREE_TEXT, "added"), (TREE, None, "removed")],
)
def test_a_tree_that_came_or_went(root: Path, file: str, text: str | None, state: str) -> None:
    if text is None:
        (root / file).unlink()
    else:
        write_handbook(root, **{file: text})
    result = run("diff", "HEAD")
    assert result.exit_code == 3
    assert f": **{state}**\n" in result.stdout


def test_a_broken_tree_is_told_with_its_problems(root: Path) -> None:
    write_handbook(root, **{TREE: BROKEN})
    result = run("diff", "HEAD")
    assert result.exit_code == 1
    assert "**not compared** (the later version has errors)" in result.stdout
    assert result.stderr.startswith(f"Problems in {root}:\n{TREE}:20: unknown-target ")


def test_a_tree_that_was_broken_cannot_be_compared_either(root: Path) -> None:
    write_handbook(root, **{TREE: BROKEN})
    commit(root, "Break")
    write_handbook(root)
    result = run("diff", "HEAD")
    assert result.exit_code == 1
    assert "**not compared** (the earlier version has errors)" in result.stdout
    assert result.stderr.startswith(f"Problems in HEAD:\n{TREE}:20: unknown-target ")


def test_problems_elsewhere_are_told_too(root: Path) -> None:
    write_handbook(root, **{"docs/procedures/ap-2.md": "No front matter."})
    result = run("diff", "HEAD")
    assert result.exit_code == 1
    assert result.stdout == "No tree changed (1 compared).\n"
    assert "no-front-matter" in result.stderr


def test_problems_of_the_earlier_version_alone_are_shown_and_do_not_fail(root: Path) -> None:
    write_handbook(root, **{"docs/procedures/ap-2.md": "No front matter."})
    commit(root, "Break")
    (root / "docs/procedures/ap-2.md").unlink()
    result = run("diff", "HEAD")
    assert result.exit_code == 0
    assert "no-front-matter" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["HEAD", "nonsense"], ["a", "b", "c"]])
@pytest.mark.usefixtures("root")
def test_wrong_use(arguments: list[str]) -> None:
    result = run("diff", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


@pytest.mark.usefixtures("root")
def test_an_unknown_revision_is_named() -> None:
    assert run("diff", "nonsense").stderr == (
        "Error: Expected a Git revision or a folder with a handbook, found “nonsense” (Git doesn't "
        "know it).\n"
    )


def test_a_pipe_gets_tables_that_are_not_folded(root: Path) -> None:
    write_handbook(root, **{TREE: STRICTER})
    done = run_process("diff", "HEAD", cwd=root, COLUMNS="20", PYTHONIOENCODING="utf-8")
    assert done.returncode == 3
    assert done.stdout.decode() == TOLD


CLAUSE = "Staff must not communicate with enrolled students on their own accounts."
CHANGED = swap(PROCEDURE_TEXT, CLAUSE, "Staff may communicate with students_.")


def test_a_changed_clause_is_shown_with_both_texts_and_what_cites_it(root: Path) -> None:
    index = swap(
        swap(TREE_TEXT[: TREE_TEXT.index("## Which")], "reviewed: 2026-11-20\n", ""),
        "Someone asks",
        "([2.1.1](../../docs/procedures/ap-1.md#c-2-1-1)) Someone asks",
    )
    write_handbook(
        root, **{PROCEDURE: CHANGED, COURSE: COURSE_TEXT, "decision_trees/ap-1/index.md": index}
    )
    on_record(root)
    result = run("diff", "HEAD")
    assert result.exit_code == 3
    assert result.stdout.endswith(
        "### Clauses of AP 1: **1 clause changed**\n"
        "\n"
        "- 2.1.1: **changed**\n"
        f"  - Before: {CLAUSE}\n"
        "  - Now: Staff may communicate with students\\_.\n"
        "  - Cited by: `ap-1/follow-request`, `ap-1/onboarding`, `decision_trees/ap-1/index.md`.\n"
    )
    [clause] = json.loads(run("diff", "HEAD", "--json").stdout)["clauses"]
    assert clause == {
        "procedure": "ap-1",
        "clause": "2.1.1",
        "state": "changed",
        "to": None,
        "before": CLAUSE,
        "after": "Staff may communicate with students_.",
        "trees": ["ap-1/follow-request"],
        "courses": ["ap-1/onboarding"],
        "pages": ["decision_trees/ap-1/index.md"],
    }


def test_a_clause_that_nothing_cites_is_shown_and_changes_no_verdict(root: Path) -> None:
    uncited = swap(TREE_TEXT, " ([2.1.2](../../docs/procedures/ap-1.md#c-2-1-2))", "")
    write_handbook(root, **{TREE: uncited})
    commit(root, "Second")
    write_handbook(
        root, **{TREE: uncited, PROCEDURE: swap(PROCEDURE_TEXT, "their privacy", "the privacy")}
    )
    result = run("diff", "HEAD")
    assert "- 2.1.2: **changed**" in result.stdout
    assert result.exit_code == 0


def test_clauses_that_moved_came_and_went(root: Path) -> None:
    renumbered = swap(
        swap(PROCEDURE_TEXT, "### 1.2 Tell", "### 1.3 Tell"),
        "## Section 2",
        "### 1.4 New\n\nSomething new.\n\n## Section 2",
    )
    renumbered = re.sub(r"#### 2\.1\.2 .*\n\n.*\n", "", renumbered)
    tree = swap(TREE_TEXT, "[1.2](../../docs/procedures/ap-1.md#c-1-2)", "1.2")
    tree = swap(tree, "[2.1.2](../../docs/procedures/ap-1.md#c-2-1-2)", "2.1.2")
    write_handbook(root, **{TREE: tree, PROCEDURE: renumbered})
    result = run("diff", "HEAD")
    for told in (
        "- 1.2 is now 1.3, with the same text.\n  - Cited by: `ap-1/follow-request`.\n",
        "- 1.4: **new**\n  - Now: Something new.\n",
        "- 2.1.2: **gone**\n  - Before: It is recommended",
    ):
        assert told in result.stdout
    assert "**4" not in result.stdout
    assert result.exit_code == 3


def test_a_withdrawal_and_its_end_are_shown(root: Path) -> None:
    withdrawn = swap(TREE_TEXT, "reviewed: 2026-11-20", "reviewed: 2026-11-20\nwithdrawn: Wrong")
    write_handbook(root, **{TREE: withdrawn})
    commit(root, "Second")
    forth, back = run("diff", "HEAD~1", "HEAD"), run("diff", "HEAD", "HEAD~1")
    assert "(ap-1/follow-request): **withdrawn** (Wrong)\n" in forth.stdout
    assert "(ap-1/follow-request): **no longer withdrawn**\n" in back.stdout
    assert (forth.exit_code, back.exit_code) == (3, 3)
