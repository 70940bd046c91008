"""``soundingboard trace``: the matrix both ways."""

from __future__ import annotations

import json
from pathlib import Path

from tests.authoring.test_trace import IDLE, ONLY_OWN, procedure
from tests.cli.terminal import run
from tests.handbooks import PROCEDURE, TREE, TREE_TEXT, swap, write_handbook


def test_tables(tmp_path: Path) -> None:
    result = run("trace", "--root", write_handbook(tmp_path))
    assert result.exit_code == 0
    rows = [line.rstrip() for line in result.stdout.splitlines() if "─" not in line]
    assert rows == [
        "AP 1: what cites each clause",
        "Clause   Title                      Cited by",
        "1.1      Who may follow             follow-request#let-them-follow",
        "1.2      Tell the principal         follow-request#let-them-follow",
        "2.1      Your own accounts          follow-request#your-choice",
        "2.1.1    No contact with students   follow-request#do-not-accept",
        "2.1.2    Privacy settings           follow-request#do-not-accept",
        "",
        "AP 1: what each result cites",
        "Result                           Clauses",
        "follow-request#do-not-accept     2.1.1, 2.1.2",
        "follow-request#let-them-follow   1.1, 1.2",
        "follow-request#your-choice       2.1",
        "",
    ]
    assert result.stderr == "5 clauses: 5 cited, 0 listed as deciding nothing, 0 untraced.\n"


def test_an_untraced_clause_fails(tmp_path: Path) -> None:
    result = run("trace", "ap-1", "--root", write_handbook(tmp_path, **{TREE: ONLY_OWN}))
    assert result.exit_code == 1
    assert result.stdout.count("UNTRACED") == 2
    assert result.stderr == "5 clauses: 3 cited, 0 listed as deciding nothing, 2 untraced.\n"


def test_a_reason_is_enough(tmp_path: Path) -> None:
    root = write_handbook(tmp_path, **{PROCEDURE: procedure(IDLE), TREE: ONLY_OWN})
    result = run("trace", "--root", root)
    assert result.exit_code == 0
    assert result.stdout.count("decides nothing: On accounts for work.") == 2


def test_json(tmp_path: Path) -> None:
    root = write_handbook(tmp_path, **{PROCEDURE: procedure(IDLE), TREE: ONLY_OWN})
    result = run("trace", "--json", "--root", root)
    assert result.exit_code == 0
    document = json.loads(result.stdout)
    assert document["untraced"] == 0
    [found] = document["procedures"]
    assert found["clauses"][0] == {
        "number": "1.1",
        "title": "Who may follow",
        "outcomes": [],
        "courses": [],
        "decides_nothing": "On accounts for work.",
        "untraced": False,
    }
    assert found["outcomes"][1] == {
        "tree": "ap-1/follow-request",
        "outcome": "your-choice",
        "clauses": ["2.1"],
    }


def test_the_handbook_has_problems(tmp_path: Path) -> None:
    broken = swap(TREE_TEXT, "**Allowed.**", "Well.")
    result = run("trace", "--root", write_handbook(tmp_path, **{TREE: broken}))
    assert result.exit_code == 1
    assert "no-verdict" in result.stderr


def test_an_unknown_procedure_is_wrong_use(tmp_path: Path) -> None:
    result = run("trace", "ap-2", "--root", write_handbook(tmp_path))
    assert result.exit_code == 2
    assert "Unknown procedure “ap-2”. Did you mean “ap-1”?" in result.stderr


def test_no_line_of_a_file_is_too_long_to_read(tmp_path: Path) -> None:
    trees = {f"decision_trees/ap-1/a-tree-number-{number}.md": TREE_TEXT for number in range(60)}
    result = run("trace", "--root", write_handbook(tmp_path, **trees))
    assert max(map(len, result.stdout.splitlines())) <= 120
    assert result.stdout.count("follow-request#your-choice") == 2
