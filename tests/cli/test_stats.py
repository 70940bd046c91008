"""``soundingboard check --stats`` and ``--review-days``."""

import json
from pathlib import Path

import pytest
from tests.cli.terminal import Terminal, run
from tests.handbooks import TREE, TREE_TEXT, swap, write_handbook

BROKEN = swap(TREE_TEXT, "(#your-choice)", "(#do-not-accept)")
FACTS = {
    "tree": "ap-1/follow-request",
    "questions": 2,
    "outcomes": 3,
    "paths": 4,
    "depth": 2,
}


def rows(text: str) -> list[list[str]]:
    """The words of each line, without the rule under the heading."""
    return [line.split() for line in text.splitlines() if line.strip("─ ")]


def test_the_facts_of_each_tree(tmp_path: Path) -> None:
    other = {"decision_trees/ap-1/other.md": TREE_TEXT}
    result = run("check", "--stats", "--root", write_handbook(tmp_path, **other))
    assert result.exit_code == 0
    assert rows(result.stdout) == [
        ["Tree", "Questions", "Outcomes", "Paths", "Depth"],
        ["ap-1/follow-request", "2", "3", "4", "2"],
        ["ap-1/other", "2", "3", "4", "2"],
    ]
    assert result.stderr == "1 procedure, 5 clauses, 2 trees: no problems.\n"


def test_problems_stand_first_and_broken_trees_are_left_out(tmp_path: Path) -> None:
    other = {"decision_trees/ap-1/other.md": TREE_TEXT}
    result = run("check", "--stats", "--root", write_handbook(tmp_path, **{TREE: BROKEN}, **other))
    assert result.exit_code == 1
    problems, table = result.stdout.split("\n\n")
    assert problems.startswith(f"{TREE}:")
    assert [row[0] for row in rows(table)] == ["Tree", "ap-1/other"]


def test_json_keeps_its_shape_and_gets_a_list_more(tmp_path: Path) -> None:
    root = write_handbook(tmp_path)
    plain = json.loads(run("check", "--json", "--root", root).stdout)
    more = json.loads(run("check", "--json", "--stats", "--root", root).stdout)
    assert set(plain) == {"counts", "problems"}
    assert more.pop("stats") == [FACTS]
    assert more == plain


def test_counts_are_never_rounded(tmp_path: Path) -> None:
    rungs = 70
    ladder = "".join(
        f"## Rung {number}?\n\n- [Yes](#rung-{number + 1})\n- [No](#rung-{number + 1})\n\n"
        for number in range(rungs)
    )
    ladder = swap(ladder, f"(#rung-{rungs})", "(#top)")
    tree = (
        "---\ntitle: Ladder\nprocedure: ap-1\nreviewed: 2026-11-20\n---\n\n"
        f"{ladder}## Top\n\n**Allowed.** Yes ([2.1](../../docs/procedures/ap-1.md#c-2-1)).\n"
    )
    root = write_handbook(tmp_path, **{"decision_trees/ap-1/ladder.md": tree})
    result = run("check", "--stats", "--root", root)
    assert ["ap-1/ladder", "70", "1", str(2**70), "70"] in rows(result.stdout)
    stats = json.loads(run("check", "--stats", "--json", "--root", root).stdout)["stats"]
    assert [entry["paths"] for entry in stats] == [4, 2**70]


@pytest.mark.parametrize(("days", "due"), [("1", True), ("1000000", False)])
def test_the_age_of_a_review_is_a_matter_of_taste(tmp_path: Path, days: str, due: bool) -> None:
    old = swap(TREE_TEXT, "reviewed: 2026-11-20", "reviewed: 2001-01-01")
    root = write_handbook(tmp_path, **{TREE: old})
    result = run("check", "--review-days", days, "--root", root)
    assert result.exit_code == 0
    assert (" review-due " in result.stdout) is due


@pytest.mark.parametrize("days", ["-1", "soon", "1.5"])
def test_an_age_is_a_whole_number_of_days(tmp_path: Path, days: str) -> None:
    root = write_handbook(tmp_path)
    assert run("check", "--review-days", days, "--root", root).exit_code == 2


def test_a_narrow_terminal_cuts_no_count_short(tmp_path: Path) -> None:
    root = write_handbook(tmp_path)
    with Terminal("check", "--stats", cwd=root, COLUMNS="30", NO_COLOR="1") as terminal:
        terminal.expect("Depth")
        terminal.expect("2          3       4       2\n")
